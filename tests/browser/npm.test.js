// The npm package in a browser: in a page and in a worker, under the site's strict policy, with the tool's numbers.
import { breakfast, difference, expect, nativeReport, test } from './k2.js';

/** Runs in the page: evaluates a good and a bad day. */
async function inPage(day) {
  const { createCore } = await import(new URL('npm/k2plate.js', location.href).href);
  const core = await createCore();
  let refusal;
  try {
    core.evaluate({ ...day, meals: [{ slot: 'lunch', items: [{ food: 'natto', g: -1 }] }] });
  } catch ({ at, message }) {
    refusal = { at, message };
  }
  return { report: core.evaluate(day), refusal, foods: core.foods().foods.length };
}

test('npm package: in a page', async ({ page }) => {
  await page.goto('./');
  const { report, refusal, foods } = await page.evaluate(inPage, breakfast);
  expect(difference(report, nativeReport(breakfast))).toBeNull();
  expect(refusal.at).toBe('/meals/0/items/0/g');
  expect(refusal.message).not.toBe('');
  expect(foods).toBeGreaterThan(200);
});

test('npm package: in a worker', async ({ page, context }) => {
  await context.route('**/npm/worker.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      headers: { 'Cross-Origin-Embedder-Policy': 'require-corp' }, // as the site's own files have
      body: `import { createCore } from './k2plate.js';
        onmessage = async ({ data }) => postMessage((await createCore()).evaluate(data));`,
    }),
  );
  await page.goto('./article.html'); // the page itself has the one policy that its trusted types allow
  const report = await page.evaluate(
    (day) =>
      new Promise((done, failed) => {
        const policy = trustedTypes.createPolicy('k2plate', { createScriptURL: () => './npm/worker.js' });
        const worker = new Worker(policy.createScriptURL(''), { type: 'module' });
        worker.onmessage = ({ data }) => done(data);
        worker.onerror = (event) => failed(new Error(event.message));
        worker.postMessage(day);
      }),
    breakfast,
  );
  expect(difference(report, nativeReport(breakfast))).toBeNull();
});
