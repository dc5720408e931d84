import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{tests,shared,invented,server,web,sandbox,scripts,bench}/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/database.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
