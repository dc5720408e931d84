import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { type GraphModel, loadGraphModel } from '@tensorflow/tfjs-converter'
import * as tensors from '@tensorflow/tfjs-core'

const require = createRequire(import.meta.url)

/** Folder of an installed package; the packages with models hide theirs behind malformed `exports`. */
export function packageFolder(name: string): string {
  for (const base of require.resolve.paths(name) ?? []) {
    try {
      return dirname(require.resolve(join(base, name, 'package.json')))
    } catch {}
  }
  throw new Error(`package ${name} is not installed`)
}

let starting: Promise<void> | undefined

/** Starts the WebAssembly backend once in this thread; its files are read from the installed package. */
export function startTensors(): Promise<void> {
  starting ??= (async () => {
    // Without the second argument false the backend asks fetch for a bare path, which Node refuses.
    setWasmPaths(`${join(packageFolder('@tensorflow/tfjs-backend-wasm'), 'dist')}/`, false)
    tensors.enableProdMode()
    if (!(await tensors.setBackend('wasm'))) throw new Error('the WebAssembly backend did not start')
    await tensors.ready()
  })()
  return starting
}

/** Loads a graph model (JSON description plus one weights file beside it) from disk. */
export async function loadGraph(path: string): Promise<GraphModel> {
  const description = JSON.parse(await readFile(path, 'utf8'))
  const manifest = description.weightsManifest[0]
  const weights = await readFile(join(dirname(path), manifest.paths[0]))
  return loadGraphModel(
    tensors.io.fromMemory({
      modelTopology: description.modelTopology,
      weightSpecs: manifest.weights,
      weightData: toArrayBuffer(weights),
      format: description.format,
      signature: description.signature,
      userDefinedMetadata: description.userDefinedMetadata,
    }),
  )
}

/** Reads the weights listed in a manifest beside their data file as named tensors. */
export async function loadWeights(manifestPath: string): Promise<tensors.NamedTensorMap> {
  const [group] = JSON.parse(await readFile(manifestPath, 'utf8'))
  const data = await readFile(join(dirname(manifestPath), group.paths[0]))
  return tensors.io.decodeWeights(toArrayBuffer(data), group.weights)
}

function toArrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
}

export { tensors }
