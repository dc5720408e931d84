import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// A worker that begins one of these last would leave the others idle for minutes.
const longest = [
  'tests/fuzz/routes',
  'proofing/proofing',
  'bridge/pcsc',
  'no-phone/no-phone',
  'faults/faults',
  'services/every',
  'samples/samples',
]
const rank = ({ moduleId }: TestSpecification) => {
  const place = longest.findIndex(name => moduleId.includes(`${name}.test`))
  return place < 0 ? longest.length : place
}
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other))
  }
}

export default defineConfig({
  test: {
    include: ['{tests,shared,invented,server,web,sandbox,bridge,scripts,bench}/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/database.ts'],
    setupFiles: ['tests/each-file.ts'],
    pool: 'forks',
    // No test changes what another file reads, and each finds the whole house loaded but once a worker.
    isolate: false,
    // As the server runs, so its tests: Node itself leaves the types out, and keeps compiled code for the next process.
    experimental: { viteModuleRunner: false },
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // No test asserts a time: these only end what hangs. The engines are slow to wake on a busy machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
