import { forget, keep, recall } from './store.ts'

const name = 'way-back'

/** Remembers where somebody was before they went to prove who they are. */
export const keepWayBack = (path: string): Promise<void> => keep(name, path)

/** Where somebody came from, told once. */
export async function takeWayBack(otherwise: string): Promise<string> {
  const path = await recall<string>(name)
  await forget(name)
  return path ?? otherwise
}

export const hasWayBack = async (): Promise<boolean> => (await recall(name)) !== undefined
