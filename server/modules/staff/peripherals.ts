import type { Settings } from '../../platform/settings.ts'

/** Where a terminal's page finds its card reader and its fingerprint scanner: on its own machine; in the sandbox, in the world outside. */
export const peripheralsOf = ({ sandbox, outside }: Settings): { reader: string; scanner: string } =>
  sandbox
    ? { reader: `${outside}/reader`, scanner: `${outside}/scanner` }
    : { reader: 'http://127.0.0.1:35555', scanner: 'http://127.0.0.1:35556' }
