// Are the characters on the canvas those that the browser itself would write? The same questions for every engine.

/** Which texts the drawn title is like: 1 is the same strokes, 0 nothing in common. @param page how to run in it and see it */
export async function titleIsLike({ run, screenshot }) {
  const drawn = await screenshot();
  const alike = {};
  for (const [what, text] of [['same', ''], ['other', '盐在这里吃吗'], ['boxes', '\u0378'.repeat(6)]]) {
    const box = await run(showTitle, text);
    alike[what] = await run(likeness, [drawn, await screenshot(), box]);
  }
  return alike;
}

// What follows runs in the page: each function stands alone.

/** Shows the title's own text, or another, as an element over its drawing. @returns where it is, in CSS pixels */
async function showTitle(text) {
  const element = document.querySelector('#overlay h1');
  if (text) element.textContent = text;
  element.style.font = `600 22px/1.35 ${getComputedStyle(element).fontFamily}`;
  element.style.whiteSpace = 'nowrap';
  element.style.opacity = '1';
  element.style.background = '#fff';
  element.style.color = '#000';
  for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x, y, width: Math.min(width, 160), height };
}

/** How two screenshots (base64) correlate in a rectangle, at most some pixels apart. */
export async function likeness([one, two, { x, y, width, height }]) {
  const w = Math.round(width);
  const h = Math.round(height);
  /** Ink: how far a pixel's lightness is from the mean, so that papers of two colours do not matter. */
  async function ink(png) {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const scale = image.width / innerWidth;
    const canvas = document.createElement('canvas');
    canvas.width = w;
    canvas.height = h;
    const pen = canvas.getContext('2d');
    pen.drawImage(image, x * scale, y * scale, width * scale, height * scale, 0, 0, w, h);
    const { data } = pen.getImageData(0, 0, w, h);
    const light = Array.from({ length: w * h }, (_, i) => data[4 * i] + data[4 * i + 1] + data[4 * i + 2]);
    const mean = light.reduce((sum, value) => sum + value, 0) / light.length;
    return light.map((value) => value - mean);
  }
  const [a, b] = [await ink(one), await ink(two)];
  const size = (list) => Math.sqrt(list.reduce((sum, value) => sum + value * value, 0));
  let best = 0;
  for (let dy = -8; dy <= 8; dy++)
    for (let dx = -8; dx <= 8; dx++) {
      let sum = 0;
      for (let row = Math.max(0, -dy); row < h - Math.max(0, dy); row++)
        for (let column = Math.max(0, -dx); column < w - Math.max(0, dx); column++) sum += a[row * w + column] * b[(row + dy) * w + column + dx];
      best = Math.max(best, sum);
    }
  return best / (size(a) * size(b) || 1);
}

/** What web/glyphs.js makes of some characters; on a page of the sources' server. */
export async function glyphs() {
  const { createGlyphs } = await import('/glyphs.js');
  const glyphs = createGlyphs();
  glyphs.warm();
  const draw = (text, weight = 400) => {
    const code = text.codePointAt(0);
    const [advance, x0, y0, x1, y1] = glyphs.measure(weight, 34, code);
    const pixels = glyphs.draw(weight, 34, code, x0, y0, x1 - x0, y1 - y0);
    let ink = 0;
    let colour = false;
    for (let i = 0; i < pixels.length; i += 4) {
      ink += pixels[i + 3];
      if (pixels[i + 3] > 32 && Math.min(pixels[i], pixels[i + 1], pixels[i + 2]) < 240) colour = true;
    }
    // The margin must be clean, or ink was cut off.
    const w = x1 - x0, h = y1 - y0;
    let edge = 0;
    for (let x = 0; x < w; x++) edge += pixels[4 * x + 3] + pixels[4 * ((h - 1) * w + x) + 3];
    return { advance, ink, colour, edge, key: [...pixels].join() };
  };
  const [calcium, bone, tofu, bold, milk, space] = [draw('钙'), draw('骨'), draw('\u0378'), draw('钙', 600), draw('🥛'), glyphs.measure(400, 34, 32)];
  return {
    usable: glyphs.usable(),
    advances: [calcium.advance, bone.advance].every((a) => a === 34),
    differs: calcium.key !== bone.key && calcium.key !== tofu.key && bone.key !== tofu.key,
    bolder: bold.ink > 1.1 * calcium.ink,
    colour: [calcium.colour, milk.colour],
    edges: [calcium.edge, bone.edge],
    space: space[0] > 0 && space[3] === 0,
  };
}

export const goodGlyphs = { usable: true, advances: true, differs: true, bolder: true, colour: [false, true], edges: [0, 0], space: true };

/**
 * In a page: an input method's events at the search, in the order of Chromium and Firefox, or of Safari, which ends the
 * composition before the key's own event. Tells what was found meanwhile, and after.
 */
export async function compose(likeSafari) {
  const input = document.querySelector('input[type=search]');
  const found = () => window.k2plate.rest().then(() => document.querySelectorAll('[data-k2^="add."]').length);
  const send = (Kind, type, more) => input.dispatchEvent(new Kind(type, { bubbles: true, cancelable: true, ...more }));
  const write = (value, isComposing) => {
    input.value = value;
    send(InputEvent, 'input', { data: value, inputType: 'insertCompositionText', isComposing });
  };
  const key = (composing) => {
    const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, isComposing: composing });
    if (!composing) Object.defineProperty(event, 'keyCode', { value: 229 });
    input.dispatchEvent(event);
  };
  const idle = await found();
  input.focus();
  send(CompositionEvent, 'compositionstart', { data: '' });
  for (const letters of ['n', 'na', 'na d', 'na dou']) {
    send(CompositionEvent, 'compositionupdate', { data: letters });
    write(letters, true);
  }
  const during = await found();
  if (!likeSafari) key(true);
  write('纳豆', true);
  send(CompositionEvent, 'compositionend', { data: '纳豆' });
  if (likeSafari) key(false);
  return { idle, during, after: await found(), natto: !!document.querySelector('[data-k2="add.natto"]'), value: input.value };
}
