import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

// The first draws pages and no window about them: a third less to compute.
const executablePath = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
].find(existsSync)

export default defineConfig({
  testDir: 'tests/journeys',
  globalSetup: './tests/journeys/prepared.ts',
  // The longest first: a worker that begins one of them last would leave the other idle for minutes.
  projects: [
    { name: 'long', testMatch: /(refusals|control|registration)\.spec\.ts/ },
    { name: 'short', testIgnore: /(refusals|control|registration)\.spec\.ts/ },
  ],
  timeout: 420_000,
  workers: 2,
  // A machine starved of time may miss what people would not; a test that needed its second run is told as flaky.
  retries: 1,
  reporter: [['list']],
  outputDir: 'test-results',
  use: {
    // What cannot be pressed by then never will be: better told at once than after the whole test's time.
    actionTimeout: 90_000,
    locale: 'th-TH',
    timezoneId: 'Asia/Bangkok',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
