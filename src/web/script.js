// The script adds to pages that work without it: keys, search while typing, curves that grow, values under the pointer.
// Keys are told by where they are (`event.code`), since a Korean input method changes what they write.
'use strict';

const $ = (selector, from = document) => from.querySelector(selector);
const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];

// --- Keys -----------------------------------------------------------------------------------------------------------

const STEPS = { KeyN: 'next', ArrowRight: 'next', KeyP: 'back', ArrowLeft: 'back' };
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
  if (event.code in STEPS) return step(event);
  return press(event.code);
}

// Arrows move between the options of a group that has the focus, as everywhere.
function step(event) {
  const target = $(`[data-step="${STEPS[event.code]}"]`);
  if (!target || (event.code.startsWith('Arrow') && event.target.matches('input'))) return false;
  target.click();
  return true;
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

// --- Curves that grow -----------------------------------------------------------------------------------------------

function grow(section) {
  const bar = $('progress', section);
  const said = $('[role=status]', section);
  const stream = new EventSource(section.dataset.stream);
  const draw = (told) => {
    for (const [label, drawing] of told.panels) {
      const slot = $(`.curve[data-option="${CSS.escape(label)}"]`);
      if (slot) slot.innerHTML = drawing;
    }
  };
  bar.hidden = false;
  stream.addEventListener('growth', (event) => {
    const told = JSON.parse(event.data);
    bar.value = told.progress;
    bar.title = told.said;
    said.textContent = told.progress === 0 ? told.said : '';
    draw(told);
  });
  stream.addEventListener('done', (event) => {
    stream.close();
    const told = JSON.parse(event.data);
    draw(told);
    section.outerHTML = told.rest;
    readable();
  });
  stream.addEventListener('refused', (event) => {
    stream.close();
    bar.hidden = true;
    said.textContent = event.data;
  });
}

// --- Values under the pointer, and with the arrow keys --------------------------------------------------------------

const LINES = ['train', 'validation', 'ghost'];
const words = $('#words').dataset;

/// What a drawing shows: where its area lies, its axes, and for each line the heights by epoch.
function read(drawing) {
  const [left, top, width, height] = drawing.dataset.plot.split(' ').map(Number);
  const [xLow, xHigh, yLow, yHigh] = ['xLow', 'xHigh', 'yLow', 'yHigh'].map((name) => Number(drawing.dataset[name]));
  const epoch = (x) => Math.round(xLow + ((x - left) / width) * (xHigh - xLow));
  const value = (y) => yHigh - ((y - top) / height) * (yHigh - yLow);
  const lines = LINES.map((name) => {
    const path = $(`path.line.${name}`, drawing)?.getAttribute('d') ?? '';
    const points = [...path.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)];
    return [name, new Map(points.map(([, x, y]) => [epoch(Number(x)), value(Number(y))]))];
  });
  const digits = yHigh - yLow > 2 ? 1 : 3;
  return { left, top, width, height, xLow, xHigh, epoch, lines, digits };
}

/// Marks an epoch in every panel, since all have the same axes, and tells the values there.
function mark(epoch) {
  for (const drawing of $$('svg.panel')) {
    const { left, top, width, height, xLow, xHigh, lines, digits } = read(drawing);
    const x = left + ((epoch - xLow) / (xHigh - xLow)) * width;
    let rule = $('line.read', drawing);
    if (!rule) {
      rule = document.createElementNS(drawing.namespaceURI, 'line');
      rule.setAttribute('class', 'read');
      drawing.append(rule);
    }
    for (const [name, at] of Object.entries({ x1: x, x2: x, y1: top, y2: top + height })) rule.setAttribute(name, at);
    const told = lines
      .filter(([, values]) => values.has(epoch))
      .map(([name, values]) => `${words[name]} ${values.get(epoch).toFixed(digits)}`);
    const values = drawing.parentElement.querySelector('.values-read');
    if (values) values.textContent = [`${words.epoch} ${epoch}`, ...told].join(' · ');
  }
}

function readable() {
  for (const drawing of $$('svg.panel:not([tabindex])')) {
    drawing.setAttribute('tabindex', '0');
    const values = document.createElement('p');
    values.className = 'values-read';
    values.setAttribute('aria-live', 'polite');
    drawing.after(values);
    const { epoch, xLow, xHigh, left } = read(drawing);
    let at = xLow;
    const go = (to) => {
      at = Math.min(Math.max(to, xLow + 1), xHigh);
      mark(at);
    };
    drawing.addEventListener('pointermove', (event) => {
      const box = drawing.getBoundingClientRect();
      const x = ((event.clientX - box.left) / box.width) * drawing.viewBox.baseVal.width;
      if (x >= left) go(epoch(x));
    });
    drawing.addEventListener('keydown', (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.code];
      if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
      go(at + step * (event.shiftKey ? 10 : 1));
      event.preventDefault();
    });
  }
}

for (const section of $$('[data-stream]')) grow(section);
readable();

// --- The clock of an exam -------------------------------------------------------------------------------------------

const time = $('#time');
if (time) {
  const TOLD = [30, 10, 5, 1];
  const MS_PER_MINUTE = 60_000;
  // So long before the end what is chosen is sent, since what comes after it is not taken.
  const LAST = 1_500;
  const { deadline, now } = time.dataset;
  const [since, sinceDate] = [performance.now(), Date.now()];
  // One of the two clocks may stand still while a machine sleeps.
  const passed = () => Math.max(performance.now() - since, Date.now() - sinceDate);
  const left = () => deadline - now - passed();
  const two = (number) => String(number).padStart(2, '0');
  const written = (ms) => {
    const seconds = Math.max(0, Math.ceil(ms / 1_000));
    return `${Math.floor(seconds / 3_600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  };
  let before = left();
  let isSent = before <= LAST;
  const tick = () => {
    const ms = left();
    time.textContent = written(ms);
    const told = TOLD.find((minutes) => ms <= minutes * MS_PER_MINUTE && minutes * MS_PER_MINUTE < before);
    if (told) $('#told').textContent = $(`[data-minutes="${told}"]`).textContent;
    before = ms;
    const form = $('form.exam');
    if (ms <= 0) {
      clearInterval(ticking);
      location.reload();
    } else if (ms <= LAST && !isSent && form) {
      isSent = true;
      form.requestSubmit();
    }
  };
  const ticking = setInterval(tick, 250);
}

// --- The question of an exam ----------------------------------------------------------------------------------------

// What is chosen is sent at once, one choice after the other, so that it is not lost with the tab.
const sheet = $('form.exam');
if (sheet) {
  let unsent = 0;
  let sending = Promise.resolve();
  const send = async () => {
    const reply = await fetch(sheet.action, { method: 'POST', body: new URLSearchParams(new FormData(sheet)) });
    const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
    const was = $('input[name=was]', page);
    // Without it the exam is over.
    if (!was) return location.reload();
    $('input[name=was]', sheet).value = was.value;
    for (const part of ['.cells [aria-current]', '.legend']) $(part, sheet).replaceWith($(part, page));
  };
  sheet.addEventListener('change', () => {
    unsent += 1;
    sending = sending.then(send).catch(() => {}).finally(() => { unsent -= 1; });
  });
  sheet.addEventListener('submit', (event) => {
    if (unsent === 0) return;
    event.preventDefault();
    const by = event.submitter;
    sending.then(() => sheet.requestSubmit(by?.isConnected ? by : null));
  });
}

// --- Lab and tuner: values of sliders, and short addresses ----------------------------------------------------------

for (const slider of $$('.setting > input[type=range]')) {
  const output = $('output', slider.parentElement);
  const exactly = $('.exactly input', slider.parentElement);
  slider.addEventListener('input', () => {
    output.value = slider.value;
    if (exactly) exactly.value = '';
  });
  exactly?.addEventListener('input', () => {
    const number = Number(exactly.value);
    if (exactly.value !== '' && Number.isFinite(number)) slider.value = number;
    output.value = exactly.value || slider.value;
  });
}

for (const form of $$('form.recipe')) {
  form.addEventListener('formdata', ({ formData }) => {
    const on = formData.getAll('on');
    for (const technique of $$('.technique', form)) {
      if (on.includes(technique.dataset.name)) continue;
      for (const { name } of $$('.setting [name]', technique)) formData.delete(name);
    }
    for (const name of new Set(formData.keys())) {
      const given = formData.getAll(name).filter((value) => value !== '');
      formData.delete(name);
      for (const value of name === 'on' ? given : given.slice(-1)) formData.append(name, value);
    }
  });
}
