// The two old SOAP services as data: what their WSDL, their three bindings and their tests are made from.
import type { Ctx } from '../../../platform/context.ts'
import { askByChip, askByLaser, askDeath, type CardStatus, type LifeStatus } from '../card-status.ts'

/** A value of an answer: text, a number, a flag, or elements of its own. Undefined ones are left out. */
export type Element = string | number | boolean | undefined | { [name: string]: Element }
export type Operation = {
  name: string
  /** Elements asked for, in the order of the WSDL. Names are read without regard to case, as clients write them. */
  asks: readonly string[]
  /** Element around the answer when it comes without an envelope. */
  bare: string
  run: (ctx: Ctx, fields: Record<string, string>) => Promise<{ [name: string]: Element }>
}
export type Service = {
  name: string
  paths: readonly string[]
  shape: Record<string, string>
  operations: readonly Operation[]
}

const toCard = ({ isError, code, desc }: CardStatus) => ({
  IsError: isError,
  ErrorMessage: '',
  Code: code,
  Desc: desc,
})
const toLife = ({ isError, errorDesc, stCode, stDesc }: LifeStatus) => ({
  isError,
  errorDesc,
  dataInfo: stCode === undefined ? undefined : { stCode, stDesc },
})

export const cardService: Service = {
  name: 'CheckCardService',
  paths: ['/CheckCardStatus/CheckCardService.asmx', '/checkcardstatus/checkcardservice.asmx'],
  shape: { IsError: 'boolean', ErrorMessage: 'string', Code: 'int', Desc: 'string' },
  operations: [
    {
      name: 'CheckCardByLaser',
      asks: ['PID', 'FirstName', 'LastName', 'BirthDay', 'Laser'],
      bare: 'CardStatusOut',
      run: async (ctx, fields) => toCard(await askByLaser(ctx, fields)),
    },
    {
      name: 'CheckCardByCID',
      asks: ['ChipNo', 'pid', 'bp1no'],
      bare: 'CardStatusOut',
      run: async (ctx, fields) => toCard(await askByChip(ctx, fields)),
    },
  ],
}

export const lifeService: Service = {
  name: 'POPStatusService',
  paths: ['/CheckStatus/POPStatusService.asmx', '/checkstatus/popstatusservice.asmx'],
  shape: { isError: 'boolean', errorDesc: 'string', dataInfo: 'tns:dataInfo' },
  operations: [
    {
      name: 'CheckDeathStatus',
      asks: ['pid', 'dob'],
      bare: 'POPOut',
      run: async (ctx, fields) => toLife(await askDeath(ctx, fields)),
    },
  ],
}
