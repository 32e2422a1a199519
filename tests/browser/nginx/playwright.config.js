// The essential ones of the browser tests once more, and those of this folder, with dist/ served by nginx.
import config from '../playwright.config.js';

export default {
  ...config,
  testDir: '..',
  testIgnore: [],
  outputDir: '../../../build/browser-tests-nginx',
  globalSetup: './server.js',
  grep: /@essential/,
};
