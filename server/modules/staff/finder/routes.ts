import { route } from '../../../platform/route.ts'
import { findPlaces } from './find.ts'
import { Places, PlacesQuery } from './schemas.ts'

export const finderRoutes = [
  route.get(
    '/v1/places',
    {
      access: 'anyone',
      summary:
        'Places where people are proven: the nearest, open now, with what each gives and how busy it is',
      query: PlacesQuery,
      returns: Places,
    },
    (ctx, { query }) => findPlaces(ctx, query),
  ),
]
