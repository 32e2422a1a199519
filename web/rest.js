// What the page still has to do: frames that are due, timers, files on their way. At rest nothing of it is left, until
// the reader or a script does something. (Not counted: what the page does by itself three seconds after its start.)

let pending = 0;
/** @type {(() => void)[]} */
let waiting = [];

/** Something is to be done; the result says that it is done, or that it never will be. Twice is as good as once. */
export function busy() {
  pending++;
  let done = false;
  return () => {
    if (done) return;
    done = true;
    pending--;
    if (pending) return;
    const told = waiting;
    waiting = [];
    for (const tell of told) tell();
  };
}

/** As setTimeout; the result calls it off. @param {() => void} action @param {number} ms */
export function later(action, ms) {
  const done = busy();
  const timer = setTimeout(() => {
    try {
      action();
    } finally {
      done();
    }
  }, ms);
  return () => {
    clearTimeout(timer);
    done();
  };
}

/** Until it is here, or is not coming. @template T @param {Promise<T>} promise */
export function during(promise) {
  const done = busy();
  promise.then(done, done);
  return promise;
}

/** The browser had its turn: it measured, looked what is in view, and told those who had asked. */
const turn = () => new Promise((done) => (document.hidden ? setTimeout(done) : requestAnimationFrame(() => setTimeout(done))));

/** Resolves when nothing is left to do, also after the browser had its turn twice. */
export async function rest() {
  for (let quiet = 0; quiet < 2; quiet++) {
    if (pending) {
      quiet = -1;
      await new Promise((done) => waiting.push(() => done(undefined)));
    } else await turn();
  }
}
