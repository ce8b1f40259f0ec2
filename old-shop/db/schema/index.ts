export * from './merchants'
export * from './orders'
export * from './rehearsal'
export * from './shoppers'
