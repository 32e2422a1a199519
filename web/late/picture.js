// The plate as a picture to keep or send: drawn anew on a canvas of its own, so that it is the same from the text page.
// Every number is the report's own text. A real <img>, because that is what messengers let one press and hold.
import { correction, generate } from 'lean-qr';
import { today } from '../dates.js';
import { make, makeButton, openPanel } from './panel.js';
import { linkTo } from './share_link.js';
import { say } from './texts.js';

const WIDTH = 1080;
const MARGIN = 72;
const INNER = WIDTH - 2 * MARGIN;
const FONT = "-apple-system, 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'Microsoft YaHei', system-ui, sans-serif";
const INK = 'theme(light.ink)';
const MUTED = 'theme(light.muted)';
/** A QR code of more modules than this is no longer read from a phone's screen. */
const MOST_MODULES = 120;

/** The colours are shell/theme.cpp's (scripts/colours.mjs). */
const BARS = /** @type {const} */ ([
  { key: 'ca_mg', name: 'picture.ca', mark: 'theme(light.ca.mark)', text: 'theme(light.ca.text)' },
  { key: 'd_ug', name: 'picture.d', mark: 'theme(light.d.mark)', text: 'theme(light.d.text)' },
  { key: 'k2_ug', name: 'picture.k2', mark: 'theme(light.k2.mark)', text: 'theme(light.k2.text)' },
]);

const colour = (/** @type {number} */ rgb) => `#${rgb.toString(16).padStart(6, '0')}`;

/** @param {CanvasRenderingContext2D} pen */
function writer(pen) {
  /** @param {number} size @param {boolean} strong @param {string} fill */
  const style = (size, strong, fill) => {
    pen.font = `${strong ? 600 : 400} ${size}px ${FONT}`;
    pen.fillStyle = fill;
  };
  return {
    style,
    /** Lines that fit: broken between Chinese characters, and between words of others. @param {string} text @param {number} width */
    lines(text, width) {
      const lines = [''];
      for (const piece of text.match(/[\u2e80-\uffef][，。、：；！？）」]*|[^\s\u2e80-\uffef]+\s*|\s+/gu) ?? []) {
        const last = lines.length - 1;
        if (lines[last] && pen.measureText((lines[last] + piece).trimEnd()).width > width) lines.push(piece.trimStart());
        else lines[last] += piece;
      }
      return lines;
    },
  };
}

/** @param {CanvasRenderingContext2D} pen @param {import('../plate.js').Item[]} items @param {any} report @param {number} x @param {number} y @param {number} r */
function drawPlate(pen, items, report, x, y, r) {
  const disc = (/** @type {number} */ radius, /** @type {string} */ fill) => {
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.fillStyle = fill;
    pen.fill();
  };
  pen.save();
  pen.shadowColor = '#6b4f2a40';
  pen.shadowBlur = r / 8;
  pen.shadowOffsetY = r / 16;
  disc(r, '#fffdfa');
  pen.restore();
  pen.lineWidth = 3;
  pen.strokeStyle = '#94a9c4';
  pen.beginPath();
  pen.arc(x, y, r * 0.95, 0, 2 * Math.PI);
  pen.stroke();
  disc(r * 0.86, '#f6efe4');

  const sum = items.reduce((all, { size }) => all + size, 0);
  let from = -Math.PI / 2;
  for (const { size, fill, edge, emoji, name } of items) {
    if (!(size > 0)) continue;
    const to = from + (size / sum) * 2 * Math.PI;
    const gap = Math.min(0.02, (to - from) / 4);
    pen.beginPath();
    pen.arc(x, y, r * 0.82, from + gap, to - gap);
    pen.arc(x, y, r * 0.42, to - gap, from + gap, true);
    pen.closePath();
    pen.fillStyle = colour(fill);
    pen.fill();
    pen.lineWidth = 3;
    pen.strokeStyle = colour(edge);
    pen.stroke();
    const middle = (from + to) / 2;
    const room = Math.min(r * 0.22, (to - from) * r * 0.4);
    if (room > r * 0.05) {
      pen.font = `${room}px ${FONT}`;
      pen.fillStyle = INK;
      pen.textAlign = 'center';
      pen.textBaseline = 'middle';
      pen.fillText(emoji || [...name][0], x + Math.cos(middle) * r * 0.62, y + Math.sin(middle) * r * 0.62);
    }
    from = to;
  }
  disc(r * 0.36, '#fff');
  const score = report.shown['balance.figure'];
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillStyle = INK;
  if (score) {
    pen.font = `600 ${r * 0.26}px ${FONT}`;
    pen.fillText(score, x, y - r * 0.08, r * 0.64); // a band instead of the number fits too
    pen.font = `400 ${r * 0.09}px ${FONT}`;
    pen.fillStyle = MUTED;
    pen.fillText(say('picture.score'), x, y + r * 0.12);
    const range = report.shown['balance.range'] ?? '';
    if (range !== score) pen.fillText(range, x, y + r * 0.24);
  }
  pen.textAlign = 'left';
  pen.textBaseline = 'alphabetic';
}

/** @param {CanvasRenderingContext2D} pen @param {any} intake @param {any} target @param {{ mark: string, text: string }} look @param {number} y */
function drawBar(pen, intake, target, { mark, text }, y) {
  const full = target.target * 2.6;
  const at = (/** @type {number} */ value) => MARGIN + Math.min(1, value / full) * INNER;
  const pill = (/** @type {number} */ to, /** @type {string} */ fill, alpha = 1) => {
    pen.globalAlpha = alpha;
    pen.fillStyle = fill;
    pen.beginPath();
    const right = Math.max(to, MARGIN + 28);
    pen.moveTo(MARGIN + 14, y);
    pen.arcTo(right, y, right, y + 28, 14);
    pen.arcTo(right, y + 28, MARGIN, y + 28, 14);
    pen.arcTo(MARGIN, y + 28, MARGIN, y, 14);
    pen.arcTo(MARGIN, y, right, y, 14);
    pen.fill();
    pen.globalAlpha = 1;
  };
  pill(MARGIN + INNER, 'theme(light.track)');
  if (intake.high > 0) pill(at(intake.high), mark, 0.35);
  if (intake.mid > 0) pill(at(intake.mid), mark, 0.6);
  if (intake.low > 0) pill(at(intake.low), mark);
  pen.fillStyle = text;
  pen.fillRect(at(target.target) - 2, y - 8, 5, 44);
}

/** @param {HTMLCanvasElement} canvas @param {import('./share.js').Wish} wish @returns {string} the same in words */
function draw(canvas, { plate, overlay }) {
  // What a stop text says is medical: it is in the picture only where the reader wants that told.
  const medical = !!overlay.byKey('share.medical')?.checked;
  const url = linkTo(plate, medical);
  const report = plate.report({ medical });
  const items = plate.items();
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const { style, lines } = writer(pen);

  style(30, false, INK);
  const foods = lines(items.map(({ name, amount }) => `${name} ${amount}`).join(document.documentElement.lang === 'en' ? ', ' : '，'), INNER);
  style(40, true, INK);
  const verdict = lines(report.verdict, INNER);
  const code = generate(url, { minCorrectionLevel: correction.L });
  const readable = code.size <= MOST_MODULES;
  const disclaimer = report.safety.find((/** @type {any} */ rule) => rule.id === 'S24')?.text ?? '';
  style(26, false, MUTED);
  const qrSide = readable ? 300 : 0;
  const stops = medical ? report.safety.filter((/** @type {any} */ rule) => rule.severity === 'stop').map((/** @type {any} */ rule) => rule.text) : [];
  const small = [...stops, say('picture.not_health'), disclaimer, say('picture.data', { version: report.data })].filter(Boolean).flatMap((text) => lines(text, INNER - (qrSide && qrSide + 40)));

  const plateY = 190 + 300;
  const foodsY = plateY + 300 + 84;
  const verdictY = foodsY + foods.length * 46 + 30;
  const barsY = verdictY + verdict.length * 58 + 10;
  const footY = barsY + BARS.length * 150 + 10;
  canvas.width = WIDTH;
  canvas.height = footY + Math.max(qrSide, small.length * 40) + MARGIN;

  pen.fillStyle = 'theme(light.paper)';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  style(56, true, INK);
  pen.fillText(say(plate.day().scope === 'day' ? 'picture.day' : 'picture.plate'), MARGIN, 118);
  style(32, false, MUTED);
  pen.textAlign = 'right';
  pen.fillText(today(), WIDTH - MARGIN, 114);
  pen.textAlign = 'left';
  drawPlate(pen, items, report, WIDTH / 2, plateY, 300);
  style(30, false, INK);
  foods.forEach((line, i) => pen.fillText(line, MARGIN, foodsY + i * 46));
  style(40, true, INK);
  verdict.forEach((line, i) => pen.fillText(line, MARGIN, verdictY + 30 + i * 58));
  BARS.forEach((bar, i) => {
    const y = barsY + i * 150;
    style(36, true, bar.text);
    pen.fillText(say(bar.name), MARGIN, y + 62);
    pen.textAlign = 'right';
    style(28, false, MUTED);
    const amount = report.shown[`intake.${bar.key}`] ?? '';
    const shown = report.shown[`intake.${bar.key}.range`] ?? '';
    const range = shown === amount ? '' : shown;
    pen.fillText(range, WIDTH - MARGIN, y + 62);
    const right = WIDTH - MARGIN - (range ? pen.measureText(range).width + 24 : 0);
    style(36, true, INK);
    pen.fillText(amount, right, y + 62);
    pen.textAlign = 'left';
    drawBar(pen, report.intake[bar.key], report.targets[bar.key], bar, y + 84);
  });
  style(26, false, MUTED);
  small.forEach((line, i) => pen.fillText(line, MARGIN, footY + 40 + i * 40));
  if (readable) {
    const left = WIDTH - MARGIN - qrSide;
    pen.fillStyle = '#fff';
    pen.fillRect(left, footY, qrSide, qrSide);
    pen.fillStyle = '#000';
    const quiet = 4;
    const module = qrSide / (code.size + 2 * quiet);
    for (let y = 0; y < code.size; y++)
      for (let x = 0; x < code.size; x++) if (code.get(x, y)) pen.fillRect(left + Math.floor((x + quiet) * module), footY + Math.floor((y + quiet) * module), Math.ceil(module), Math.ceil(module));
  }
  return [say('picture.alt'), items.map(({ name, amount }) => `${name} ${amount}`).join('，'), report.verdict, BARS.map(({ key, name }) => `${say(name)} ${report.shown[`intake.${key}`]}`).join('，')].join(' ');
}

/** @param {import('./share.js').Wish} wish */
export async function sharePicture(wish) {
  const canvas = document.createElement('canvas');
  const alt = draw(canvas, wish);
  const blob = await new Promise((/** @type {(blob: Blob | null) => void} */ done) => canvas.toBlob(done, 'image/png'));
  if (!blob) throw new Error('no picture');
  const url = URL.createObjectURL(blob);
  const image = make('img', { src: url, alt, width: String(canvas.width), height: String(canvas.height) });
  const name = `k2plate-${today()}.png`;
  const save = make('a', { href: url, download: name, class: 'button' }, say('picture.save'));
  const buttons = make('p', {}, save);
  const file = new File([blob], name, { type: 'image/png' });
  const share = { files: [file] };
  if (/** @type {any} */ (navigator).canShare?.(share)) buttons.append(makeButton(say('link.send'), () => navigator.share(share).catch(() => {})));
  openPanel(wish, say('picture.title'), make('p', {}, say('picture.hold')), image, buttons);
}
