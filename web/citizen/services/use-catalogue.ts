import { useMemo } from 'react'
import { readCatalogue, readFavourites } from '../../lib/services-api.ts'
import type { Catalogue } from '../../lib/services-types.ts'
import { type Load, useLoad } from '../../lib/use-load.ts'
import { indexCatalogue, type SearchIndex } from './search.ts'

export type Known = { catalogue: Catalogue; index: SearchIndex; favourites: string[] }

/** The catalogue ready to be searched, with what the person keeps at hand; without a network that may be unknown. */
export function useCatalogue(isVisitor: boolean): Load<Known> {
  const load = useLoad(async () => {
    const [catalogue, favourites] = await Promise.all([
      readCatalogue(),
      isVisitor ? [] : readFavourites().catch((): string[] => []),
    ])
    return { catalogue, favourites }
  })
  const { value } = load
  const known = useMemo(() => value && { ...value, index: indexCatalogue(value.catalogue) }, [value])
  return { ...load, value: known }
}
