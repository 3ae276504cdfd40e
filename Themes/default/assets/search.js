// The search in the header: a combobox with a list (WAI-ARIA Authoring Practices, Combobox Pattern). Without it
// the header has a link to the index from A to Z. Files of the index are scripts that call rubricSearch, since
// fetch fails under file://; whatever they hold is shown as text.
'use strict'
;(() => {
  const box = document.querySelector('.search[data-search]')
  if (!box) return
  const folder = box.dataset.search
  const toIndex = box.querySelector('a')
  const MOST_WORDS = 6
  const MOST_RESULTS = 12
  const IN_FILE = 32

  // Files, each loaded once.
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

  // Words, as the index has them.
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
    // Long words are rare ones; in the order in which they were typed.
    const kept = new Set([...long].sort((a, b) => b.length - a.length).slice(0, MOST_WORDS))
    return long.filter((word) => kept.has(word))
  }

  // Which file has a word; nothing where no term begins so.
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
  // Files that have the word where one of its first letters is wrong.
  const filesNear = (word, own) => {
    const near = new Set()
    let node = tree
    for (let at = 0; at < word.length && node instanceof Map; node = node.get(word[at++])) {
      const [before, behind] = [word.slice(0, at), word.slice(at + 1)]
      near.add(fileOf(before + (behind[0] ?? '') + word[at] + behind.slice(1))).add(fileOf(before + behind))
      for (const letter of node.keys()) near.add(fileOf(before + letter + word.slice(at))).add(fileOf(before + letter + behind))
    }
    near.delete(own)
    near.delete(undefined)
    return [...near].slice(0, 6)
  }

  // How well a term fits what was typed: 1 is the word itself, 0 is not at all.
  const rate = (term, word) => {
    if (term === word) return 1
    if (term === '*') return 0.6
    if (term.startsWith(word)) return 0.6 + 0.3 * word.length / term.length
    let same = 0
    while (same < term.length && term[same] === word[same]) same++
    // Another ending of the same word, whatever the language.
    const rest = Math.max(word.length, term.length) - same
    return same >= 4 && same >= 0.6 * word.length && rest <= 4 ? 0.5 - 0.05 * rest : 0
  }
  // Letters that are left out, put in, wrong or swapped, up to the best place to stop in the term.
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
  const termsOf = (file) => file.terms ??= file[2].split(';').map((text) => {
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
  // The entries that have a word, each with how much.
  const find = async (word) => {
    const own = fileOf(word)
    const first = own && await load(own, version)
    const pick = (files, rating) => files.filter(Boolean).flatMap(termsOf)
      .map((found) => ({ ...found, rate: rating(found.term, word) })).filter((found) => found.rate > 0)
    let found = pick([first], rate)
    if (!found.some((one) => one.rate >= 0.6)) found = found.concat(pick([first], rateNear))
    if (!found.length && word.length > 3) {
      found = pick(await Promise.all(filesNear(word, own).map((name) => load(name, version))), rateNear)
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
  const search = async (typed) => {
    const found = await Promise.all(typed.map(find))
    const scores = new Map()
    for (const { entries } of found) for (const entry of entries.keys()) scores.set(entry, 0)
    for (const entry of scores.keys()) {
      let sum = 0, share = 1
      for (const { entries, isCut, rarity } of found) {
        const weight = entries.get(entry)
        if (weight) sum += weight * rarity
        // Whether it has a word that very many have is not known.
        else share *= isCut ? 0.8 : 0.3
      }
      scores.set(entry, sum * share)
    }
    const all = [...scores].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    const results = await Promise.all(all.slice(0, MOST_RESULTS).map(async ([entry]) => {
      const [api, number] = entry.split(' ')
      const file = await load(`r-${api}-${Math.floor(number / IN_FILE).toString(36)}`, version)
      const record = file?.[4][number % IN_FILE]
      if (!record) return
      const [kind, title, address, context, passage, others = 0, isOld] = record
      const [path, fragment] = address.split('#')
      const href = folder + '../' + (path[0] === '/' ? path.slice(1) : file[3] + path) + (fragment ? '#' + encodeURIComponent(fragment) : '')
      return { group: api + ' ' + kind, kind, api: file[2], title, href, context, passage, others, isOld }
    }))
    return {
      results: results.filter(Boolean), count: all.length, isCut: found.some((one) => one.isCut),
      terms: new Set(typed.concat(found.flatMap((one) => one.terms).slice(0, 200))),
    }
  }

  // The page.
  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name)
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
    element.append(...children)
    return element
  }
  const language = document.documentElement.lang || 'en'
  const say = (name, ...values) => {
    let text = words[name] ?? ''
    if (typeof text === 'object') {
      let form = 'other'
      try { form = new Intl.PluralRules(language).select(values[0]) } catch { /* a tag that it does not know */ }
      text = text[form] ?? text.other
    }
    return text.replace(/\{(\d)\}/g, (_, at) => values[at])
  }
  const label = toIndex.dataset.label
  const input = make('input', {
    type: 'search', id: 'rubric-search', role: 'combobox', autocomplete: 'off', spellcheck: 'false', enterkeyhint: 'go',
    'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': 'rubric-search-list', 'aria-keyshortcuts': '/',
    'aria-label': label, placeholder: label,
  })
  const list = make('div', { id: 'rubric-search-list', role: 'listbox', 'aria-label': label })
  const note = make('p')
  const key = make('input', { type: 'checkbox' })
  const keyLabel = make('label', {}, key)
  const found = make('div', { class: 'found' }, list, note)
  const status = make('div', { role: 'status', class: 'status' })
  found.hidden = true
  const form = make('form', { role: 'search' }, input)
  box.replaceChildren(form, status, found)

  let options = [], active = -1, asked = 0, isWaiting = false
  const setActive = (number) => {
    options[active]?.setAttribute('aria-selected', 'false')
    active = options.length ? (number + options.length) % options.length : -1
    if (active < 0) return input.removeAttribute('aria-activedescendant')
    options[active].setAttribute('aria-selected', 'true')
    options[active].scrollIntoView({ block: 'nearest' })
    input.setAttribute('aria-activedescendant', options[active].id)
  }
  const setOpen = (isOpen) => {
    found.hidden = !isOpen
    input.setAttribute('aria-expanded', String(isOpen && options.length > 0))
    if (!isOpen) {
      options[active]?.setAttribute('aria-selected', 'false')
      active = -1
      input.removeAttribute('aria-activedescendant')
    }
  }
  const isMatch = (token, terms) => {
    const folded = fold(token)
    for (const term of terms) if (folded.startsWith(term) || (term.length > 2 && folded.includes(term))) return true
    return false
  }
  // Text with what matches marked.
  const marked = (text, terms) => text.split(/([\p{L}\p{M}\p{N}]+)/u)
    .map((token, at) => at % 2 && isMatch(token, terms) ? make('mark', {}, token) : token)
  // Of a long passage the stretch that matches.
  const excerpt = (text, terms) => {
    if (text.length <= 170) return text
    let best = 0, most = -1
    const places = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].filter(([token]) => isMatch(token, terms)).map((match) => match.index)
    for (const place of places) {
      const count = places.filter((other) => other >= place && other < place + 120).length
      if (count > most) [best, most] = [place, count]
    }
    const from = best < 60 ? 0 : text.lastIndexOf(' ', best - 30) + 1
    const to = text.length > from + 160 ? text.lastIndexOf(' ', from + 160) : text.length
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
      const name = say(String(group[0].kind)) + (isOne ? '' : ' – ' + group[0].api)
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
    note.replaceChildren(told.join(count ? ' · ' : ' '), ' ', toIndex, ' ', keyLabel)
    status.textContent = told.join('. ')
    active = -1
    setOpen(true)
  }
  const ask = async () => {
    const own = ++asked
    const typed = input.value.trim()
    if (!typed) {
      options = []
      status.textContent = ''
      return setOpen(false)
    }
    const isThere = await start()
    if (own !== asked) return
    if (!isThere) {
      status.textContent = toIndex.dataset.failed
      note.replaceChildren(toIndex.dataset.failed, ' ', toIndex)
      return setOpen(true)
    }
    if (keyLabel.childNodes.length < 2) keyLabel.append(' ' + say('key'))
    const answer = await search(cut(typed))
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
      setActive(event.key === 'ArrowDown' ? active + 1 : active < 0 ? -1 : active - 1)
    } else if (event.key === 'Escape') {
      if (isOpen) setOpen(false)
      else { input.value = ''; ask() }
    } else return
    event.preventDefault()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    // What was typed last may not be answered yet.
    if (options.length && !found.hidden) go()
    else { isWaiting = true; ask() }
  })
  found.addEventListener('mousedown', (event) => { if (event.target.closest('[role=option]')) event.preventDefault() })
  box.addEventListener('focusout', (event) => { if (event.relatedTarget && !box.contains(event.relatedTarget)) setOpen(false) })
  document.addEventListener('click', (event) => { if (!box.contains(event.target)) setOpen(false) })

  // A key of one letter can be switched off (WCAG 2.2, 2.1.4).
  const KEY = 'rubric-search-key'
  const stored = (value) => {
    try { return value === undefined ? localStorage.getItem(KEY) : localStorage.setItem(KEY, value) } catch { return null }
  }
  key.checked = stored() !== 'off'
  key.addEventListener('change', () => {
    stored(key.checked ? 'on' : 'off')
    if (key.checked) input.setAttribute('aria-keyshortcuts', '/')
    else input.removeAttribute('aria-keyshortcuts')
  })
  if (!key.checked) input.removeAttribute('aria-keyshortcuts')
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target.closest?.('input, textarea, select, [contenteditable]')
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping || !key.checked) return
    event.preventDefault()
    input.focus()
    input.select()
  })
})()
