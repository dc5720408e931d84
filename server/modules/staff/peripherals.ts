import type { Settings } from '../../platform/settings.ts'

/** Where a terminal's page finds its card reader and its fingerprint scanner: on its own machine; in the sandbox, in the world outside. */
export function peripheralsOf({ sandbox, outside }: Settings): { reader: string; scanner: string } {
  if (!sandbox) return { reader: 'http://127.0.0.1:35555', scanner: 'http://127.0.0.1:35556' }
  // The pretend reader is a bridge of its own, two ports after the world outside.
  return {
    reader: `http://127.0.0.1:${Number(new URL(outside).port || 80) + 2}`,
    scanner: `${outside}/scanner`,
  }
}
