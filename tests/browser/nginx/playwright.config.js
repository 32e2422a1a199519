// The essential ones of the browser tests once more, and those of this folder, with dist/ served by nginx.
import config from '../playwright.config.js';

export default {
  ...config,
  testDir: '..',
  projects: config.projects.filter(({ name }) => name === 'chromium').map((project) => ({ ...project, testIgnore: [] })),
  outputDir: '../../../build/browser-tests-nginx',
  globalSetup: './server.js',
  grep: /@essential/,
};
