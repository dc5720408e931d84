const databaseName = 'tuaton'
const storeName = 'kept'

let opening: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(storeName)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => {
      opening = undefined
      reject(request.error)
    }
  })
  return opening
}

async function run<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open()
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(storeName, mode)
    const request = ask(transaction.objectStore(storeName))
    transaction.oncomplete = () => resolve(request.result)
    transaction.onerror = () => reject(transaction.error)
    transaction.onabort = () => reject(transaction.error)
  })
}

/** Reads what was kept under the name; CryptoKeys come back usable and still not extractable. */
export function recall<T>(name: string): Promise<T | undefined> {
  return run('readonly', store => store.get(name) as IDBRequest<T | undefined>)
}

/** Keeps a value on this phone until `forget`. */
export async function keep(name: string, value: unknown): Promise<void> {
  await run('readwrite', store => store.put(value, name))
}

/** Keeps the value only if nothing stands under the name yet; returns what stands there in the end. */
export async function keepFirst<T>(name: string, value: T): Promise<T> {
  try {
    await run('readwrite', store => store.add(value, name))
    return value
  } catch {
    return (await recall<T>(name)) ?? value
  }
}

/** Removes what was kept under the names. */
export async function forget(...names: string[]): Promise<void> {
  for (const name of names) await run('readwrite', store => store.delete(name))
}
