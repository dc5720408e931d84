import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{tests,shared,invented,server,web,sandbox,bridge,scripts,bench}/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/database.ts'],
    pool: 'forks',
    maxWorkers: 3,
    // No test asserts a time: these only end what hangs. The engines are slow to wake on a busy machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
