// What helps on a page: copying code, the language of calls, a filter of the menu, the place in the contents,
// tables in another order. Everything it touches is there and readable without it.
document.addEventListener('DOMContentLoaded', () => {
  const words = document.querySelector('.settings')?.dataset ?? {}
  const main = document.querySelector('main')
  const { read, write } = rubricSettings

  // A place that screen readers read out when it changes.
  const status = document.createElement('p')
  status.className = 'away'
  status.setAttribute('role', 'status')
  document.body.append(status)
  const tell = (text) => {
    status.className = 'away'
    status.textContent = ''
    setTimeout(() => { status.textContent = text }, 50)
  }

  // Code is copied as it is shown.
  const copier = (code) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'copy'
    button.textContent = words.copy
    button.addEventListener('click', async () => {
      const part = code()
      try {
        await navigator.clipboard.writeText(part.textContent)
      } catch {
        // Browsers may forbid it: then all is ready for copying by hand, and the screen says so until it is done.
        getSelection().selectAllChildren(part)
        tell(words.copyFailed)
        status.className = 'told'
        const leave = () => { status.className = 'away' }
        setTimeout(() => document.addEventListener('selectionchange', leave, { once: true }), 100)
        return
      }
      button.textContent = words.copied
      tell(words.copied)
      setTimeout(() => { button.textContent = words.copy }, 2000)
    })
    return button
  }
  for (const figure of navigator.clipboard && words.copy ? main.querySelectorAll('figure.code') : []) {
    // Of a call in several languages the one that is shown.
    const shown = () => [...figure.querySelectorAll('pre')].find((pre) => pre.offsetHeight) ?? figure
    figure.querySelector('figcaption')?.append(copier(shown))
  }
  for (const pre of navigator.clipboard && words.copy ? main.querySelectorAll('pre:not(figure pre)') : []) {
    const place = document.createElement('div')
    place.className = 'copying'
    pre.before(place)
    place.append(pre, copier(() => pre))
  }

  // The language that was chosen last is chosen again.
  const calls = document.querySelectorAll('.calls input')
  const name = (input) => input.parentElement.textContent.trim()
  for (const input of calls) {
    if (name(input) === read('calls')) input.checked = true
    input.addEventListener('change', () => write('calls', name(input)))
  }

  // A menu of many entries can be narrowed, and so can the list of all operations.
  const narrow = (list, entries, least, word, place) => {
    if (entries.length < least || !word) return
    const label = document.createElement('label')
    label.className = 'filter'
    const input = document.createElement('input')
    input.type = 'search'
    label.append(word, input)
    place(label)
    input.addEventListener('input', () => {
      const wanted = input.value.trim().toLowerCase()
      let shown = 0
      for (const entry of entries) {
        const text = (entry.textContent + ' ' + entry.querySelector('a').getAttribute('href')).toLowerCase()
        entry.hidden = wanted !== '' && !text.includes(wanted)
        if (!entry.hidden) shown += 1
      }
      for (const folded of list.querySelectorAll('details')) if (wanted) folded.open = true
      // A heading of nothing is nothing.
      for (const group of list.querySelectorAll('ul.operations')) {
        const isEmpty = [...group.children].every((entry) => entry.hidden)
        if (group.previousElementSibling?.tagName === 'H2') group.previousElementSibling.hidden = isEmpty
      }
      tell(`${words.filtered} ${shown}`)
    })
  }
  const tree = document.querySelector('.tree > div')
  if (tree) {
    const entries = [...tree.querySelectorAll('li, :is(h2, h3, h4, h5, h6):has(a)')]
    narrow(tree, entries, 16, words.filter, (label) => tree.querySelector('strong')?.after(label))
  }
  if (document.body.classList.contains('page-operation-list')) {
    const entries = [...main.querySelectorAll('ul.operations > li')]
    narrow(main, entries, 8, words.filterList, (label) => main.querySelector('h1').after(label))
  }

  // In a long menu the page that is shown is in sight.
  const current = document.querySelector('.tree [aria-current]')
  const menu = current?.closest('.tree')
  if (menu && menu.scrollHeight > menu.clientHeight) {
    const place = current.getBoundingClientRect(), frame = menu.getBoundingClientRect()
    if (place.bottom > frame.top + menu.clientHeight * .8) menu.scrollTop += place.top - frame.top - menu.clientHeight * .3
  }

  // The contents show where the reader is.
  const links = new Map()
  for (const link of document.querySelectorAll('.toc a')) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)))
    if (target) links.set(target, link)
  }
  if (links.size) {
    const headings = [...links.keys()]
    let last
    const mark = () => {
      const top = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + 8 || 80
      const current = headings.findLast((heading) => heading.getBoundingClientRect().top <= top) ?? headings[0]
      if (current === last) return
      links.get(last)?.removeAttribute('aria-current')
      links.get(current).setAttribute('aria-current', 'location')
      last = current
    }
    const watcher = new IntersectionObserver(mark, { rootMargin: '0px 0px -60% 0px' })
    for (const heading of headings) watcher.observe(heading)
    addEventListener('scrollend', mark)
    mark()
  }

  // Columns put a table in order; the second time the other way round.
  for (const table of document.querySelectorAll('table.sortable')) {
    const body = table.tBodies[0]
    const value = (row, column) => {
      const text = row.cells[column].textContent.trim()
      const number = parseFloat(text)
      return Number.isNaN(number) ? text.toLowerCase() : number
    }
    const compare = (a, b) => typeof a === typeof b ? (a < b ? -1 : a > b ? 1 : 0) : typeof a === 'number' ? -1 : 1
    for (const [column, head] of [...table.tHead.rows[0].cells].entries()) {
      const button = document.createElement('button')
      button.type = 'button'
      button.append(...head.childNodes)
      head.append(button)
      button.addEventListener('click', () => {
        const isUp = head.getAttribute('aria-sort') === 'ascending'
        for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort')
        head.setAttribute('aria-sort', isUp ? 'descending' : 'ascending')
        const rows = [...body.rows].filter((row) => !row.dataset.sum)
        rows.sort((a, b) => (isUp ? -1 : 1) * compare(value(a, column), value(b, column)))
        body.prepend(...rows)
      })
    }
  }
})
