export * from './audit'
export * from './catalogue'
export * from './feed'
export * from './handoff'
