import { describe, expect, test } from 'vitest'
import { readArguments } from './read-arguments'

const evidence = { name: 'npm run evidence', options: { json: 'flag', world: 'value' }, operands: 'ROW' } as const

describe('the arguments of a command', () => {
  test.each([[['6', '--json', '--world', 'test', '7']], [['--world=test', '6', '7', '--json']]])('%j', (args) => {
    expect(readArguments(args, evidence)).toEqual({ values: { json: true, world: 'test' }, operands: ['6', '7'] })
  })

  test('an unknown option is named with those that there are', () => {
    expect(() => readArguments(['--jsn'], evidence)).toThrow(
      'npm run evidence does not know "--jsn"; it knows --json, --world WORLD, ROW.',
    )
  })

  test('an operand is refused where there are none', () => {
    expect(() => readArguments(['now'], { name: 'npm start' })).toThrow('npm start does not know "now"; it takes none.')
  })

  test('an option without its value is refused', () => {
    expect(() => readArguments(['--world'], evidence)).toThrow('npm run evidence needs a value after --world.')
  })
})
