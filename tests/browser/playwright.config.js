// Browser tests of dist/ (another folder: K2_DIST=…), served by nginx as docs/hosting.md says. Screenshots stay in build/screenshots.
// Chromium runs everything (its headless shell: the same engine without the window around it, a third quicker); phones
// are Chromium too, with fingers. Firefox runs what is tagged @engines, through
// WebDriver BiDi: Debian's own, no build of Playwright's. WebKitGTK has tests of its own (webkit.test.js).
//   eval "$(./dev env)" && playwright test -c tests/browser/playwright.config.js -g TITLE
// With K2_ONE_FILE=1 the one-file edition is opened from a disk instead; what asks for a server's files fails then.
import { defineConfig, devices } from '@playwright/test';

const elsewhere = ['touch.test.js', 'webkit.test.js'];

export default defineConfig({
  testDir: '.',
  outputDir: '../../build/browser-tests',
  globalSetup: './server.js',
  workers: 2,
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  timeout: 60_000,
  reporter: 'list',
  use: {
    baseURL: process.env.K2_URL, // set by server.js
    locale: 'zh-CN',
    viewport: { width: 390, height: 844 },
    browserName: 'chromium',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium-headless-shell',
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--use-angle=swiftshader',
        '--enable-unsafe-swiftshader',
      ],
    },
  },
  projects: [
    { name: 'chromium', testIgnore: elsewhere },
    // Without their density, which canvas.test.js tries: the pixels are drawn by software, and fingers do not see them.
    { name: 'pixel', testMatch: 'touch.test.js', use: { ...devices['Pixel 7'], deviceScaleFactor: 1, browserName: 'chromium' } },
    { name: 'iphone', testMatch: 'touch.test.js', use: { ...devices['iPhone 15 Pro'], deviceScaleFactor: 1, browserName: 'chromium' } },
    {
      name: 'firefox',
      grep: /@engines/,
      testIgnore: elsewhere,
      use: {
        browserName: 'firefox',
        channel: 'moz-firefox',
        colorScheme: null, // Playwright cannot set it here
        launchOptions: { executablePath: process.env.FIREFOX_PATH || '/usr/bin/firefox-esr' },
      },
    },
    { name: 'webkit', testMatch: 'webkit.test.js' },
  ],
});
