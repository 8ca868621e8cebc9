import fc from 'fast-check'

const SCRIPTS = [
  'مرحبا بالعالم',
  'שלום עולם',
  'नमस्ते क्षत्रिय',
  'ไทยไม่มีช่องว่าง',
  '漢字かな交じり文',
  '한국어',
  'አማርኛ',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  'e\u0301\u0302\u0303',
  '\u202eomvänd\u202c',
]
const TYPED = [
  '<script>alert(1)</script>',
  '&amp; &lt; ]]> <!--',
  '**fet** [länk](https://example.org)',
  '=HYPERLINK("https://example.org","x")',
  '_x000D_',
  '(\\) \\n',
  '',
  ' ',
  '\t\n\t',
]

/** Whatever a person may paste: any code point, half surrogate pairs, control characters, markup, endless words. */
export const strangeText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
    .map((units) => String.fromCharCode(...units)),
  fc
    .array(fc.integer({ min: 0, max: 0x9f }), { maxLength: 60 })
    .map((units) => String.fromCharCode(...units)),
  fc
    .array(fc.constantFrom(...SCRIPTS, ...TYPED, '\u0000', '\n', '\v'), { maxLength: 8 })
    .map((parts) => parts.join('')),
  fc.integer({ min: 1, max: 3000 }).map((length) => 'Å'.repeat(length)),
)
