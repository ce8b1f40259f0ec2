import { format } from 'date-fns'
import { wib } from '../wib'

/** `INV/2026/11/000042`: one sequence for the whole shop, with the month of issue in WIB. */
export const invoiceNumber = ({ id, issuedAt }: { id: number; issuedAt: Date }) =>
  `INV/${format(issuedAt, 'yyyy/MM', { in: wib })}/${String(id).padStart(6, '0')}`
