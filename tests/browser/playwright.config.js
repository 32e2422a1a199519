// Browser tests of dist/ (another folder: K2_DIST=…), served as a static host would. Screenshots stay in build/screenshots.
//   eval "$(./dev env)" && playwright test -c tests/browser/playwright.config.js -g TITLE
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testIgnore: 'nginx/**',
  outputDir: '../../build/browser-tests',
  globalSetup: './server.js',
  workers: 2,
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  timeout: 60_000,
  reporter: 'list',
  use: {
    baseURL: process.env.K2_URL, // set by server.js
    browserName: 'chromium',
    locale: 'zh-CN',
    viewport: { width: 390, height: 844 },
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
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
});
