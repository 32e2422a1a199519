// Glyphs from the reader's own fonts: measures and draws single characters on a hidden 2D canvas.
// Called by canvas_font.cpp; all numbers are whole device pixels, y downwards from the baseline.

const FAMILIES =
  '-apple-system, "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", system-ui, sans-serif';

/** Space around the ink for antialiasing that the metrics do not count. */
const MARGIN = 1;

export function createGlyphs() {
  const canvas = document.createElement('canvas');
  // Han characters look different in Chinese and Japanese; an OffscreenCanvas has no lang.
  canvas.lang = 'zh-CN';
  canvas.width = canvas.height = 64;
  // A canvas in memory: with one on the GPU every glyph read back would wait for it.
  // alpha (the default) also keeps the text grey-antialiased instead of coloured for an LCD.
  const context = canvas.getContext('2d', { willReadFrequently: true });

  let font = '';

  /** @param {number} weight @param {number} px */
  function use(weight, px) {
    const wanted = `${weight} ${px}px ${FAMILIES}`;
    if (!context || wanted === font) return;
    context.font = font = wanted;
    context.fillStyle = '#fff';
  }

  /** Foods are emoji, and some fonts draw them in black and white unless asked. @param {number} code */
  function text(code) {
    const character = String.fromCodePoint(code);
    return code >= 0x1f000 || /\p{Emoji_Presentation}/u.test(character) ? character + '\ufe0f' : character;
  }

  return {
    /** False where the browser has no canvas or falsifies what is read from it (privacy modes). */
    usable() {
      if (!context) return false;
      context.fillStyle = '#fff';
      context.fillRect(0, 0, 16, 16);
      font = '';
      try {
        return context.getImageData(0, 0, 16, 16).data.every((byte) => byte === 255);
      } catch {
        return false;
      }
    },

    /** Load the fonts while the program is still on its way: the first Chinese character of a cold browser takes 0.3 s. */
    warm() {
      for (const weight of [400, 600]) {
        const [, x0, y0, x1, y1] = this.measure(weight, 17, 0x9499);
        this.draw(weight, 17, 0x9499, x0, y0, x1 - x0, y1 - y0);
      }
      // WebKitGTK finds the font of emoji only if the first it meets stands alone, without the U+FE0F of text().
      context?.measureText('🥚');
    },

    /** Ascent and descent of the line. @param {number} weight @param {number} px */
    line(weight, px) {
      use(weight, px);
      const m = context?.measureText('钙');
      // Older browsers do not know the font's box; these are Noto's.
      return [Math.round(m?.fontBoundingBoxAscent ?? px * 1.16), Math.round(m?.fontBoundingBoxDescent ?? px * 0.288)];
    },

    /** [advance, x0, y0, x1, y1]; the box is empty when there is no ink. @param {number} weight @param {number} px @param {number} code */
    measure(weight, px, code) {
      use(weight, px);
      const m = context?.measureText(text(code));
      if (!m) return [0, 0, 0, 0, 0];
      const advance = Math.round(m.width);
      const left = Math.floor(-m.actualBoundingBoxLeft);
      const right = Math.ceil(m.actualBoundingBoxRight);
      const top = Math.floor(-m.actualBoundingBoxAscent);
      const bottom = Math.ceil(m.actualBoundingBoxDescent);
      if (right <= left || bottom <= top) return [advance, 0, 0, 0, 0];
      return [advance, left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN];
    },

    /**
     * RGBA, not premultiplied, of the box that measure() gave.
     * @param {number} weight @param {number} px @param {number} code @param {number} x @param {number} y @param {number} w @param {number} h
     */
    draw(weight, px, code, x, y, w, h) {
      if (!context) return new Uint8ClampedArray(w * h * 4);
      if (w > canvas.width || h > canvas.height) {
        canvas.width = canvas.height = 2 ** Math.ceil(Math.log2(Math.max(w, h)));
        font = ''; // a canvas forgets everything with its size
      }
      use(weight, px);
      context.clearRect(0, 0, w, h);
      context.fillText(text(code), -x, -y);
      return context.getImageData(0, 0, w, h).data;
    },
  };
}

/** @typedef {ReturnType<typeof createGlyphs>} Glyphs */
