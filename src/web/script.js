// The script adds to pages that work without it: keys, search while typing, curves that grow, values under the pointer.
// Keys are told by where they are (`event.code`), since a Korean input method changes what they write.
'use strict';

const $ = (selector, from = document) => from.querySelector(selector);
const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];

// --- Keys -----------------------------------------------------------------------------------------------------------

const SURE = { KeyJ: 'guess', KeyK: 'unsure', KeyL: 'sure' };
const keysAreOff = () => localStorage.getItem('keys') === 'off';
const isTyping = (target) => target.closest('textarea, select, input:not([type=radio], [type=checkbox])') !== null;

function choose(place) {
  const option = $(`form.question input[data-place="${place}"]`);
  if (!option) return false;
  option.checked = option.type === 'radio' ? true : !option.checked;
  option.focus();
  option.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}

function press(code) {
  const target = $(`[data-key="${code}"]`);
  if (target) target.click();
  return target !== null;
}

function strikeOut() {
  const option = $('.option:hover') ?? document.activeElement?.closest('.option');
  option?.classList.toggle('struck');
  return option !== null && option !== undefined;
}

function help() {
  const keys = $('#keys');
  if (keys.open) keys.close(); else keys.showModal();
  return true;
}

function act(event) {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
  if (event.code === 'Slash') return event.shiftKey ? help() : focusSearch();
  if (event.shiftKey) return false;
  if (digit) return choose(digit[1]);
  if (event.code === 'Numpad0') return press('Digit0');
  if (event.code === 'KeyX') return strikeOut();
  if (event.code in SURE) {
    const sure = $(`input[name=sure][value=${SURE[event.code]}]`);
    if (sure) sure.checked = true;
    return sure !== null;
  }
  return press(event.code);
}

function focusSearch() {
  const box = $('input[type=search]');
  if (box) { box.focus(); box.select(); } else location.href = '/search';
  return true;
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
  if (event.code === 'Enter' || event.code === 'NumpadEnter') {
    // A button or link that has the focus takes Enter itself.
    if (event.target.closest('button, a, summary, dialog')) return;
    if (press('Enter')) event.preventDefault();
    return;
  }
  if (keysAreOff() && event.code !== 'Slash') return;
  if ($('#keys').open && event.code !== 'Slash') return;
  if (act(event)) event.preventDefault();
});

const keysOff = $('#keys-off');
keysOff.checked = keysAreOff();
keysOff.addEventListener('change', () => localStorage.setItem('keys', keysOff.checked ? 'off' : 'on'));

// --- Search while typing --------------------------------------------------------------------------------------------

const hits = $('#hits');
if (hits) {
  const box = $('input[type=search]');
  let asked = 0;
  let waiting;
  const look = async () => {
    const number = ++asked;
    const query = `q=${encodeURIComponent(box.value)}`;
    const reply = await fetch(`${hits.dataset.address}?${query}`);
    const found = await reply.text();
    // A later question may have been answered sooner.
    if (number !== asked || !reply.ok) return;
    hits.innerHTML = found;
    history.replaceState(null, '', `/search?${query}`);
  };
  box.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 60);
  });
}
