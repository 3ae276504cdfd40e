'use strict'
// What a reader has chosen, kept in this browser alone. It runs while the head is read, so that a page never
// shows itself in the other colours first.
const rubricSettings = (() => {
  const read = (name) => { try { return localStorage.getItem('rubric-' + name) } catch { return null } }
  const write = (name, value) => {
    try {
      if (value) localStorage.setItem('rubric-' + name, value)
      else localStorage.removeItem('rubric-' + name)
    } catch { /* Without storage the choice holds for this page. */ }
  }
  const colours = (value) => {
    if (value === 'light' || value === 'dark') document.documentElement.dataset.theme = value
    else delete document.documentElement.dataset.theme
  }
  colours(read('theme'))
  return { read, write, colours }
})()

document.addEventListener('DOMContentLoaded', () => {
  const menu = document.querySelector('.settings')
  if (!menu) return
  menu.hidden = false
  const { read, write, colours } = rubricSettings

  const theme = menu.querySelector('select')
  theme.value = read('theme') ?? ''
  theme.addEventListener('change', () => {
    colours(theme.value)
    write('theme', theme.value)
  })

  const keys = menu.querySelector('input')
  keys.checked = read('keys') !== 'off'
  keys.addEventListener('change', () => write('keys', keys.checked ? '' : 'off'))

  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return
    menu.open = false
    menu.querySelector('summary').focus()
  })
  document.addEventListener('click', (event) => { if (!menu.contains(event.target)) menu.open = false })

  // Keys of one letter, which a reader can switch off (WCAG 2.1.4).
  const follow = (selector) => { document.querySelector(selector)?.click() }
  const acts = {
    n: () => follow('.pager [rel=next]'),
    p: () => follow('.pager [rel=prev]'),
    m: () => {
      const tree = document.querySelector('.tree')
      const button = tree?.querySelector('details > summary')
      if (button?.checkVisibility?.() && !button.parentElement.open) button.click()
      tree?.querySelector('[aria-current], input, a')?.focus()
    },
    t: () => document.querySelector('.toc a')?.focus(),
  }
  document.addEventListener('keydown', (event) => {
    if (read('keys') === 'off' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    if (event.target.closest('input, select, textarea, [contenteditable]')) return
    const act = acts[event.key]
    if (!act) return
    event.preventDefault()
    act()
  })
})
