import { everyRole } from './input'

export type Role = (typeof everyRole)[number]

export const hasRole = ({ role }: { role: Role }, needed: Role) => everyRole.indexOf(role) >= everyRole.indexOf(needed)
