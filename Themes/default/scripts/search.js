// The search in the header: the combobox of the WAI-ARIA Authoring Practices. Files of the index are scripts that
// call rubricSearch, since fetch fails under file://; whatever they hold is shown as text.
document.addEventListener('DOMContentLoaded', () => {
  const box = document.querySelector('.search[data-search]')
  if (!box) return
  const folder = box.dataset.search
  const toIndex = box.querySelector('a')
  const MOST_WORDS = 6
  const MOST_RESULTS = 12
  const IN_FILE = 32

  const arrived = new Map()
  const files = new Map()
  window.rubricSearch = (kind, ...data) => {
    const number = kind === 'r' ? '-' + data[1].toString(36) : ''
    arrived.set(kind === 'i' ? 'index' : kind + '-' + data[0] + number, data)
  }
  const load = (name, version = '') => {
    if (!files.has(name)) {
      files.set(name, new Promise((done) => {
        const script = document.createElement('script')
        script.src = folder + name + '.js' + version
        script.onload = () => done(arrived.get(name))
        script.onerror = () => { files.delete(name); done() }
        document.head.append(script)
      }))
    }
    return files.get(name)
  }
  let version, words, tree
  const start = async () => {
    const data = await load('index')
    if (!data || tree) return data
    version = '?' + data[0]
    words = data[2]
    tree = new Map()
    const path = [tree]
    let last
    for (const letter of data[1]) {
      if (letter === ')') path.pop()
      else if (letter === '(') {
        path.push(new Map())
        path.at(-2).set(last, path.at(-1))
      } else path.at(-1).set(last = letter, true)
    }
    return data
  }

  // As the index has them: see LatinFolding and TermScanner.
  const LETTERS = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i', ŋ: 'n', ŧ: 't' }
  const fold = (text) => text.toLowerCase().normalize('NFD').replace(/[ßæœøđðþłħıŋŧ]/g, (letter) => LETTERS[letter])
    .replace(/([a-z])[\u0300-\u036f]+/g, '$1').replace(/(\p{L})['’](?=\p{L})/gu, '$1').normalize('NFC')
  const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/
  const cut = (text) => {
    const all = (fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).flatMap((word) => {
      const letters = [...word]
      if (!letters.some((letter) => UNSPACED.test(letter)) || letters.length < 2) return letters.slice(0, 40).join('')
      return letters.slice(1).map((letter, at) => letters[at] + letter)
    })
    const long = [...new Set(all)].filter((word, _, { length }) => length === 1 || !/^[a-z]$/.test(word))
    if (long.length <= MOST_WORDS) return long
    // Long words are rare ones.
    const kept = new Set([...long].sort((a, b) => b.length - a.length).slice(0, MOST_WORDS))
    return long.filter((word) => kept.has(word))
  }

  const fileOf = (word) => {
    let node = tree, name = 't-'
    for (const letter of word) {
      node = node.get(letter)
      if (!node) return
      name += /[a-z0-9]/.test(letter) ? letter : `_${letter.codePointAt(0).toString(16)}_`
      if (node === true) return name
    }
    return name + '_'
  }
  // Files of it where one of its first letters is wrong.
  const filesNear = (word) => {
    const near = new Set()
    let node = tree
    for (let at = 0; at < word.length && node instanceof Map; node = node.get(word[at++])) {
      const [before, behind] = [word.slice(0, at), word.slice(at + 1)]
      near.add(fileOf(before + (behind[0] ?? '') + word[at] + behind.slice(1))).add(fileOf(before + behind))
      if (at) for (const letter of node.keys()) near.add(fileOf(before + letter + word.slice(at))).add(fileOf(before + letter + behind))
    }
    near.delete(fileOf(word))
    near.delete()
    return [...near].slice(0, 6)
  }

  // How well a term fits, up to 1.
  const rate = (term, word) => {
    if (term === word) return 1
    if (term === '*') return 0.6
    if (term.startsWith(word)) return 0.6 + 0.3 * word.length / term.length
    let same = 0
    while (same < term.length && term[same] === word[same]) same++
    const rest = Math.max(word.length, term.length) - same
    return same >= 4 && same >= 0.6 * word.length && rest <= 4 ? 0.5 - 0.05 * rest : 0
  }
  // Letters out, in, wrong or swapped.
  const mistakes = (term, word) => {
    let before, above = [...Array(term.length + 1).keys()]
    for (let i = 1; i <= word.length; i++) {
      const row = [i]
      for (let j = 1; j <= term.length; j++) {
        row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (word[i - 1] === term[j - 1] ? 0 : 1))
        if (i > 1 && j > 1 && word[i - 1] === term[j - 2] && word[i - 2] === term[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1)
      }
      ;[before, above] = [above, row]
    }
    return Math.min(above[term.length], 0.5 + Math.min(...above))
  }
  const rateNear = (term, word) => {
    const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2
    if (!most || Math.abs(term.length - word.length) > most + 4) return 0
    const count = mistakes(term, word)
    return count <= most + 0.5 ? 0.45 - 0.1 * count : 0
  }
  const fileWith = async (word) => {
    const name = fileOf(word)
    return name && load(name, version)
  }
  const termsOf = (file) => !file ? [] : file.terms ??= file[2].split(';').map((text) => {
    const at = text.search(/[:!]/)
    return { term: text.slice(0, at), isCut: text[at] === '!', runs: text.slice(at + 1), apis: file[1].split(' ') }
  })
  const read = ({ runs, apis }, take) => {
    for (const [, api, levels] of runs.matchAll(/\.([0-9a-z]+)([^.]*)/g)) {
      const name = apis[parseInt(api, 36)]
      for (const [, level, list] of levels.matchAll(/([A-Z])([0-9a-z,]+)/g)) {
        const weight = 1.25 ** ((level.charCodeAt(0) - 65) / 2)
        let entry = 0
        for (const step of list.split(',')) take(name + ' ' + (entry += parseInt(step, 36)), weight)
      }
    }
  }
  const find = async (word) => {
    const first = await fileWith(word)
    const pick = (files, rating) => files.flatMap(termsOf)
      .map((found) => ({ ...found, rate: rating(found.term, word) })).filter((found) => found.rate > 0)
    let found = pick([first], rate)
    if (!found.some((one) => one.rate >= 0.6)) found = found.concat(pick([first], rateNear))
    if (!found.length && word.length > 3) {
      found = pick(await Promise.all(filesNear(word).map((name) => load(name, version))), rateNear)
    }
    const entries = new Map()
    let close = 0, isCut = false
    for (const one of found) {
      if (one.rate === 1 && one.isCut) isCut = true
      read(one, (entry, weight) => {
        if (one.rate >= 0.6) close++
        entries.set(entry, Math.max(entries.get(entry) ?? 0, one.rate * weight))
      })
    }
    return { entries, isCut, terms: found.map((one) => one.term), rarity: Math.log(1 + 600 / (isCut ? 600 : close || entries.size || 1)) }
  }
  const TOKEN = /[\p{L}\p{M}\p{N}]+/gu
  const isMatch = (token, terms) => {
    // The token, or a part of a name that begins with a capital.
    const parts = [token, ...token.split(/(?=\p{Lu})/u)].map(fold)
    return [...terms].some((term) => parts.some((part) => part.startsWith(term)))
  }
  const findExactly = async (word) => {
    const entries = new Map()
    for (const one of termsOf(await fileWith(word))) if (one.term === word) read(one, (entry, weight) => entries.set(entry, weight))
    return entries
  }
  const fileOfRecord = (entry) => {
    const [api, number] = entry.split(' ')
    return `r-${api}-${Math.floor(number / IN_FILE).toString(36)}`
  }
  const recordOf = async (entry) => {
    const file = await load(fileOfRecord(entry), version)
    const [api, number] = entry.split(' ')
    const record = file?.[4][number % IN_FILE]
    if (!record) return
    const [kind, title, address, context, passage, others = 0, isOld] = record
    const [path, fragment] = address.split('#')
    const href = folder + '../' + (path[0] === '/' ? path.slice(1) : file[3] + path) + (fragment ? '#' + encodeURIComponent(fragment) : '')
    return { group: api + ' ' + kind, kind, path, api: file[2], title, href, context, passage, others, isOld }
  }
  const search = async (text) => {
    const typed = cut(text)
    // A name that is typed in parts is a term as a whole.
    const whole = fold(text).replace(/[^\p{L}\p{N}]+/gu, '').slice(0, 40)
    const [named, ...found] = await Promise.all([typed.length > 1 ? findExactly(whole) : new Map(), ...typed.map(find)])
    const scores = new Map()
    for (const { entries } of found) for (const entry of entries.keys()) scores.set(entry, 0)
    for (const entry of scores.keys()) {
      let sum = 0, share = 1
      for (const { entries, isCut, rarity } of found) {
        const weight = entries.get(entry)
        if (weight) sum += weight * rarity
        // Of common words this is not known.
        else share *= isCut ? 0.8 : 0.3
      }
      scores.set(entry, sum * share + (named.get(entry) ?? 0) * 6)
    }
    const all = [...scores].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    const results = [], counts = {}
    const add = (result) => {
      if (!result || results.length === MOST_RESULTS) return
      const most = [result.path, result.kind > 6 && result.group].map((key) => key && (counts[key] = (counts[key] ?? 0) + 1))
      if (!most.some((count) => count > 3)) results.push(result)
    }
    const terms = new Set(typed.concat(found.flatMap((one) => one.terms).slice(0, 200)))
    const best = await Promise.all(all.slice(0, MOST_RESULTS).map(async ([entry, score]) => {
      const result = await recordOf(entry)
      // The more of a title is asked for, the better; of fields all of it.
      const title = result?.title.match(TOKEN) ?? ['']
      return [result, score * ((result?.kind > 6 ? 0.5 : 1) + 0.5 * title.filter((token) => isMatch(token, terms)).length / title.length)]
    }))
    best.sort((a, b) => b[1] - a[1]).forEach(([result]) => add(result))
    for (const [entry] of all.slice(MOST_RESULTS, 9 * MOST_RESULTS)) {
      if (results.length < MOST_RESULTS && files.has(fileOfRecord(entry))) add(await recordOf(entry))
    }
    return { results, terms, count: all.length, isCut: found.some((one) => one.isCut) }
  }

  // The page.
  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name)
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
    element.append(...children)
    return element
  }
  const say = (name, ...values) => {
    let text = words[name] ?? ''
    if (typeof text === 'object') {
      let form = 'other'
      try { form = new Intl.PluralRules(document.documentElement.lang).select(values[0]) } catch {}
      text = text[form] ?? text.other
    }
    return text.replace(/\{(\d)\}/g, (_, at) => values[at])
  }
  const label = toIndex.dataset.label
  const input = make('input', {
    type: 'search', id: 'rubric-search', role: 'combobox', autocomplete: 'off',
    'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': 'rubric-search-list',
    'aria-label': label, placeholder: label,
  })
  const list = make('div', { id: 'rubric-search-list', role: 'listbox', 'aria-label': label })
  const note = make('p')
  const found = make('div', { class: 'found' }, list, note)
  const status = make('div', { role: 'status', class: 'status' })
  found.hidden = true
  const form = make('form', { role: 'search' }, input)
  box.replaceChildren(form, status, found)

  let options = [], active = -1, asked = 0, isWaiting = false
  const setActive = (number) => {
    options[active]?.setAttribute('aria-selected', false)
    active = number
    const option = options[active]
    option?.setAttribute('aria-selected', true)
    option?.scrollIntoView({ block: 'nearest' })
    input.setAttribute('aria-activedescendant', option?.id ?? '')
  }
  const setOpen = (isOpen) => {
    found.hidden = !isOpen
    input.setAttribute('aria-expanded', isOpen && options.length > 0)
    if (!isOpen) setActive(-1)
  }
  const marked = (text, terms) => text.split(/([\p{L}\p{M}\p{N}]+)/u)
    .map((token, at) => at % 2 && isMatch(token, terms) ? make('mark', {}, token) : token)
  // What matches of a passage.
  const excerpt = (text, terms) => {
    if (text.length <= 170) return text
    const first = [...text.matchAll(TOKEN)].find(([token]) => isMatch(token, terms))?.index ?? 0
    const from = first < 60 ? 0 : text.lastIndexOf(' ', first - 30) + 1
    const to = from + 160 < text.length ? text.lastIndexOf(' ', from + 160) : text.length
    return (from ? '… ' : '') + text.slice(from, to > from ? to : from + 160) + (to < text.length ? ' …' : '')
  }
  const option = (result, terms, number) => {
    const context = result.kind < 7 ? result.context : say(result.others ? 'more' : 'held', result.context, result.others)
    const title = make(result.isOld ? 's' : 'b', {}, ...marked(result.title, terms))
    const parts = [title]
    if (result.context) parts.push(' ', make('small', {}, ...marked(context, terms)))
    if (result.passage) parts.push(' ', make('span', {}, ...marked(excerpt(result.passage, terms), terms)))
    return make('a', { role: 'option', id: 'rubric-search-' + number, 'aria-selected': 'false', tabindex: '-1', href: result.href }, ...parts)
  }
  const show = ({ results, count, isCut, terms }) => {
    const groups = new Map()
    for (const result of results) groups.set(result.group, [...(groups.get(result.group) ?? []), result])
    const isOne = new Set(results.map((result) => result.api)).size < 2
    options = []
    list.replaceChildren(...[...groups.values()].map((group, number) => {
      const name = say(group[0].kind) + (isOne ? '' : ' – ' + group[0].api)
      const heading = make('div', { class: 'kind', id: 'rubric-search-kind-' + number, role: 'presentation' }, name)
      const own = group.map((result) => {
        options.push(option(result, terms, options.length))
        return options.at(-1)
      })
      return make('div', { role: 'group', 'aria-labelledby': heading.id }, heading, ...own)
    }))
    const told = [count ? say('results', count) : say('none')]
    if (count > results.length) told.push(say('best', results.length))
    if (isCut) told.push(say('cut'))
    note.replaceChildren(told.join(' · '), ' ', toIndex)
    status.textContent = told.join('. ')
    setActive(-1)
    setOpen(true)
  }
  const ask = async () => {
    const own = ++asked
    const typed = input.value.trim()
    options = []
    if (!typed) return setOpen(false)
    const isThere = await start()
    if (own !== asked) return
    if (!isThere) {
      status.textContent = toIndex.dataset.failed
      note.replaceChildren(toIndex.dataset.failed, ' ', toIndex)
      return setOpen(true)
    }
    const answer = await search(typed)
    if (own !== asked) return
    show(answer)
    if (isWaiting) go()
  }
  const go = () => {
    isWaiting = false
    const to = options[active] ?? options[0]
    if (!to) return
    setOpen(false)
    to.click()
  }

  input.addEventListener('focus', start)
  input.addEventListener('input', () => { isWaiting = false; ask() })
  input.addEventListener('keydown', (event) => {
    const isOpen = !found.hidden
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!options.length) return
      if (!isOpen) setOpen(true)
      const { length } = options
      setActive(event.key === 'ArrowDown' ? (active + 1) % length : ((active < 0 ? 0 : active) + length - 1) % length)
    } else if (event.key === 'Escape') {
      if (isOpen) setOpen(false)
      else { input.value = ''; ask() }
    } else return
    event.preventDefault()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (options.length && !found.hidden) go()
    else { isWaiting = true; ask() }
  })
  box.addEventListener('focusout', (event) => { if (event.relatedTarget && !box.contains(event.relatedTarget)) setOpen(false) })
  document.addEventListener('click', (event) => { if (!box.contains(event.target)) setOpen(false) })

  document.addEventListener('keydown', (event) => {
    const isTyping = event.target.closest?.('input, textarea, select, [contenteditable]')
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping) return
    if (rubricSettings.read('keys') === 'off') return
    event.preventDefault()
    input.focus()
    input.select()
  })
})
