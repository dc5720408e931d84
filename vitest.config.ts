import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{shared,invented,server,web,sandbox,scripts,bench}/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/database.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
})
