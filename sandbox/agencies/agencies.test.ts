// Whatever an agency of the sandbox makes up keeps the promise of its own document, and stays the same.
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { openContract } from '../../server/modules/services/agency/contract.ts'
import { toCitizenNumber } from '../../shared/citizen-number.ts'
import { answer } from './answer.ts'
import { readAgencies } from './documents.ts'
import { openStore } from './store.ts'

const KEYS = 150

describe.each(readAgencies('services'))('$id', agency => {
  const contract = openContract(load(readFileSync(join('services', agency.id, 'openapi.yaml'), 'utf8')))
  test.each(agency.operations)(
    '$id keeps its promise to everybody, and says the same after a restart',
    operation => {
      const folder = mkdtempSync(join(tmpdir(), 'agency-'))
      const askAll = () => {
        const store = openStore(folder, agency.id)
        const answers = Array.from({ length: KEYS }, (_, index) => {
          const number = toCitizenNumber(String(100_990_000_000 + index * 7))
          // Every name by which an operation may call what it is asked with.
          const values = {
            pid: number,
            citizenId: number,
            ssoNo: number,
            juristicId: number,
            year: '2568',
            ca: '123456789',
            caNo: '123456789012',
            custNo: '12345678',
            customerCode: '12345678901',
            startsAt: '2026-12-01T09:00:00+07:00',
          }
          const asked = { path: values, query: values, body: values, key: number }
          // Whatever is looked up was opened first.
          for (const opening of agency.operations.filter(({ plan }) => 'opens' in plan))
            if (index < 5 && opening !== operation) answer(agency, opening, asked, store)
          return answer(agency, operation, asked, store)
        })
        store.close()
        return answers
      }
      const first = askAll()
      const broken = first.filter(({ status, body }) => {
        const place = contract.operation(operation.id)?.answers.get(status)
        return place === undefined || !contract.holds(place, body)
      })
      expect(broken).toEqual([])
      // Sent again it is not new again, but it says the same.
      expect(askAll().map(({ body }) => body)).toEqual(first.map(({ body }) => body))
    },
  )
})
