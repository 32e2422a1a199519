// The visible part of the page and how the reader wants it drawn: size, pixel density, scroll, colours, text size.

/**
 * @param {HTMLCanvasElement} canvas sticky in `page`, as large as the viewport
 * @param {HTMLElement} page the container as tall as the whole page
 * @param {HTMLElement} probe a hidden element 1 rem wide
 */
export function createView(canvas, page, probe) {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const moreContrast = matchMedia('(prefers-contrast: more)');
  const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
  const forcedColors = matchMedia('(forced-colors: active)');
  const print = matchMedia('print');
  let printing = false;
  let theme = document.documentElement.dataset.theme; // of a page that was saved as a file
  /** The canvas in device pixels, as exactly as the browser tells. @type {{ width: number, height: number } | null} */
  let deviceBox = null;

  return {
    /** The article's colours instead of the system's. @param {string} wanted light, dark, or else the system's */
    setTheme(wanted) {
      theme = wanted;
      for (const name of ['light', 'dark']) document.documentElement.classList.toggle(name, theme === name);
    },

    printing: () => print.matches || printing,
    /** With the system's own colours only, a drawing would not be seen, and paper wants words: then the page is text. */
    wantsText: () => forcedColors.matches || print.matches || printing,

    /** Fits the canvas to the screen. @returns {import('./plate.js').View} */
    measure() {
      const scale = devicePixelRatio;
      let box = canvas.getBoundingClientRect();
      // In text mode the canvas is hidden; the program still lays out for this screen.
      if (box.width === 0) box = new DOMRect(0, 0, page.clientWidth, innerHeight);
      const width = exact(deviceBox?.width, box.width * scale);
      const height = exact(deviceBox?.height, box.height * scale);
      // Setting a size clears the canvas, even to the same size.
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
      return {
        width: width / scale,
        height: height / scale,
        scale,
        scrollY: box.top - page.getBoundingClientRect().top,
        dark: theme === 'dark' || (theme !== 'light' && dark.matches),
        moreContrast: moreContrast.matches,
        reducedMotion: reducedMotion.matches,
        textZoom: Math.min(2, Math.max(1, probe.getBoundingClientRect().width / 16)),
      };
    },

    /**
     * @param {() => void} redraw now: the canvas would be seen stretched
     * @param {() => void} wake with the next frame
     */
    watch(redraw, wake) {
      for (const query of [dark, moreContrast, reducedMotion, forcedColors]) query.addEventListener('change', wake);

      // Paper gets what stands there when the browser looks, so at once. Not every browser tells in both ways.
      print.addEventListener('change', redraw);
      for (const event of ['beforeprint', 'afterprint'])
        addEventListener(event, () => ((printing = event === 'beforeprint'), redraw()));

      const observer = new ResizeObserver((entries) => {
        for (const entry of entries) {
          if (entry.target !== canvas) continue;
          const exact = entry.devicePixelContentBoxSize?.[0];
          deviceBox = exact ? { width: exact.inlineSize, height: exact.blockSize } : null;
        }
        redraw();
      });
      try {
        observer.observe(canvas, { box: 'device-pixel-content-box' });
      } catch {
        observer.observe(canvas); // Safari
      }
      observer.observe(probe);

      // A move to another screen, or zoom: the query asks for one density only, so it is made anew each time.
      const watchDensity = () => {
        const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
        query.addEventListener('change', () => (watchDensity(), wake()), { once: true });
      };
      watchDensity();

      // Scroll events come before animation frames: what is drawn is never a frame late.
      addEventListener('scroll', wake, { passive: true });
    },
  };
}

/** @typedef {ReturnType<typeof createView>} View */

/**
 * Only the browser knows how it rounds an element's edges to the screen's grid. What it says is old while a change is on
 * its way, and wrong where a density is only emulated.
 * @param {number | undefined} said @param {number} computed
 */
function exact(said, computed) {
  return said !== undefined && Math.abs(said - computed) < 1 ? said : Math.round(computed);
}
