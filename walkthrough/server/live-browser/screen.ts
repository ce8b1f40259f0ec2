/** A phone's viewport. The frames on the stage have its proportions. */
export const VIEWPORT = { width: 390, height: 844 }

/** Keys without a character, which are sent by name. */
export const NAMED_KEYS = [
  ...['Enter', 'Backspace', 'Delete', 'Tab', 'Escape', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
]

/** Keys with Control that a screen accepts. Copy and paste use the presenter's own clipboard. */
export const WITH_CONTROL = /^([az]|Arrow\w+|Home|End|Backspace)$/
