import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js'
import type { Grey } from './lines.ts'

/** One line of text as read, and how sure the engine says it is, 0 to 100. */
export type LineRead = { text: string; confidence: number }

/** The two networks: Latin letters and digits, or Thai letters and digits. */
export type Script = 'eng' | 'tha'

/** Reads single lines of text, one after another. */
export type LineReader = {
  read(script: Script, line: Grey, allowed?: string): Promise<LineRead>
  close(): Promise<void>
}

const require = createRequire(import.meta.url)

/** Starts one engine per script from the language data among the npm packages; nothing is fetched or cached. */
export async function createLineReader(): Promise<LineReader> {
  const [eng, tha] = await Promise.all([startEngine('eng'), startEngine('tha')])
  const engines = { eng, tha }
  const allowedNow: Record<Script, string> = { eng: '', tha: '' }
  return {
    async read(script, line, allowed = '') {
      const engine = engines[script]
      if (allowedNow[script] !== allowed) {
        await engine.setParameters({ tessedit_char_whitelist: allowed })
        allowedNow[script] = allowed
      }
      const { data } = await engine.recognize(Buffer.from(portableGreymap(line)))
      return { text: data.text.replace(/\s+/g, ' ').trim(), confidence: data.confidence }
    },
    async close() {
      await Promise.all([eng.terminate(), tha.terminate()])
    },
  }
}

async function startEngine(script: Script): Promise<Worker> {
  const langPath = join(
    dirname(require.resolve(`@tesseract.js-data/${script}/package.json`)),
    '4.0.0_best_int',
  )
  // Dictionaries pull rare names towards common words.
  const withoutWordLists = { load_system_dawg: '0', load_freq_dawg: '0' }
  const engine = await createWorker(
    script,
    OEM.LSTM_ONLY,
    { langPath, cacheMethod: 'none', gzip: true },
    withoutWordLists,
  )
  await engine.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_LINE, user_defined_dpi: '300' })
  return engine
}

/** Netpbm P5: the plainest format the engine decodes, so no time goes into compressing. */
function portableGreymap(line: Grey): Uint8Array {
  const header = new TextEncoder().encode(`P5\n${line.width} ${line.height}\n255\n`)
  const bytes = new Uint8Array(header.length + line.data.length)
  bytes.set(header)
  bytes.set(line.data, header.length)
  return bytes
}
