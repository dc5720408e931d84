import { join } from 'node:path'
import { loadWeights, packageFolder, tensors } from './tensors.ts'

/** Side in pixels of the aligned face the network reads. */
export const chipSize = 150
export const vectorLength = 128

type Layer = { filter: tensors.Tensor4D; bias: tensors.Tensor1D }
type Block = { name: string; shrink: boolean; first: Layer; second: Layer }
type Network = { entry: Layer; blocks: Block[]; output: tensors.Tensor2D }

/** The residual blocks in order; those named `down` halve the picture. */
const blockNames = [
  ...['32_1', '32_2', '32_3', '64_down', '64_1', '64_2', '64_3', '128_down', '128_1', '128_2'],
  ...['256_down', '256_1', '256_2', '256_down_out'],
].map(name => `conv${name}`)
const meanColour = [122.782, 117.001, 104.298] as const

/** Turns aligned faces into 128-number vectors. */
export type RecognitionNet = {
  /** `chips`: each chipSize²×3 values 0-255. Answers one vector a chip, in the same order. */
  embed(chips: Float32Array[]): Promise<Float32Array[]>
  close(): void
}

/** Loads the residual recognition network published with face-api (dlib's design, 2017). */
export async function loadRecognitionNet(): Promise<RecognitionNet> {
  const folder = join(packageFolder('@vladmandic/face-api'), 'model')
  const weights = await loadWeights(join(folder, 'face_recognition_model-weights_manifest.json'))
  const network = tensors.tidy(() => {
    const built: Network = {
      entry: fold(weights, 'conv32_down'),
      blocks: blockNames.map(name => ({
        name,
        shrink: name.includes('down'),
        first: fold(weights, `${name}/conv1`),
        second: fold(weights, `${name}/conv2`),
      })),
      output: tensors.clone(weights.fc as tensors.Tensor2D),
    }
    for (const layer of layersOf(built)) [tensors.keep(layer.filter), tensors.keep(layer.bias)]
    tensors.keep(built.output)
    return built
  })
  tensors.dispose(weights)
  return {
    embed: chips => embed(network, chips),
    close() {
      for (const layer of layersOf(network)) tensors.dispose([layer.filter, layer.bias])
      network.output.dispose()
    },
  }
}

function layersOf(network: Network): Layer[] {
  return [network.entry, ...network.blocks.flatMap(block => [block.first, block.second])]
}

/** Folds the scale that follows each convolution into its filter and bias: same result, one pass less. */
function fold(weights: tensors.NamedTensorMap, name: string): Layer {
  const get = (part: string) => weights[`${name}/${part}`] as tensors.Tensor
  const scale = get('scale/weights')
  return {
    filter: tensors.mul(get('conv/filters'), scale),
    bias: tensors.add(tensors.mul(get('conv/bias'), scale), get('scale/biases')),
  }
}

async function embed(network: Network, chips: Float32Array[]): Promise<Float32Array[]> {
  const batch = new Float32Array(chips.length * chipSize * chipSize * 3)
  chips.forEach((chip, index) => {
    const start = index * chip.length
    for (let at = 0; at < chip.length; at++) batch[start + at] = (chip[at]! - meanColour[at % 3]!) / 255
  })
  const vectors = tensors.tidy(() => {
    let picture = convolve(
      tensors.tensor4d(batch, [chips.length, chipSize, chipSize, 3]),
      network.entry,
      2,
      true,
    )
    picture = tensors.maxPool(picture, 3, 2, 'valid')
    for (const block of network.blocks) picture = residual(picture, block)
    return tensors.matMul(tensors.mean<tensors.Tensor2D>(picture, [1, 2]), network.output)
  })
  const flat = (await vectors.data()) as Float32Array
  vectors.dispose()
  return chips.map((_, index) => flat.slice(index * vectorLength, (index + 1) * vectorLength))
}

function convolve(x: tensors.Tensor4D, layer: Layer, strides: 1 | 2, rectify: boolean): tensors.Tensor4D {
  return tensors.fused.conv2d({
    x,
    filter: layer.filter,
    strides,
    pad: strides === 2 ? 'valid' : 'same',
    bias: layer.bias,
    activation: rectify ? 'relu' : 'linear',
  })
}

function residual(x: tensors.Tensor4D, block: Block): tensors.Tensor4D {
  let through = convolve(convolve(x, block.first, block.shrink ? 2 : 1, true), block.second, 1, false)
  if (!block.shrink) return tensors.relu(tensors.add(through, x))
  const beside = tensors.avgPool(x, 2, 2, 'valid')
  const [, height, width, depth] = beside.shape
  // The shortcut may be one pixel larger and half as deep; missing values are zeros.
  through = padTo(through, height, width, through.shape[3])
  return tensors.relu(tensors.add(through, padTo(beside, height, width, Math.max(depth, through.shape[3]))))
}

function padTo(x: tensors.Tensor4D, height: number, width: number, depth: number): tensors.Tensor4D {
  const more: [number, number][] = [
    [0, 0],
    [0, height - x.shape[1]],
    [0, width - x.shape[2]],
    [0, depth - x.shape[3]],
  ]
  return more.some(([, after]) => after > 0) ? tensors.pad(x, more) : x
}
