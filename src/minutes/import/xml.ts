import { parser as saxParser } from 'sax'

/** Receives what stands in an XML text. Names come without their namespace prefix; attributes too. */
interface XmlHandler {
  open(name: string, attributes: (name: string) => string | undefined): void
  close(name: string): void
  text(text: string): void
}

/** The text is not XML, or not such as word processors write. */
export class XmlError extends Error {}

/** Deeper nesting than any document has. */
const DEPTH_LIMIT = 2_000

/**
 * Goes once through the XML that word processors write, without a tree. Document type declarations are refused:
 * Office files have none (ISO/IEC 29500-2, 8.2.5), and only attacks do. Throws XmlError for anything malformed.
 */
export function scanXml(xml: string, handler: XmlHandler): void {
  const parser = saxParser(true)
  let depth = 0
  parser.onopentag = ({ name, attributes }) => {
    depth += 1
    if (depth > DEPTH_LIMIT) throw new XmlError('nested too deeply')
    handler.open(localName(name), (wanted) => attributeOf(attributes, wanted))
  }
  parser.onclosetag = (name) => {
    depth -= 1
    handler.close(localName(name))
  }
  parser.ontext = (text) => handler.text(text)
  parser.oncdata = (text) => handler.text(text)
  parser.ondoctype = () => {
    throw new XmlError('a document type declaration')
  }
  parser.onerror = (error) => {
    throw new XmlError(error.message)
  }
  parser.write(xml.charCodeAt(0) === 0xfeff ? xml.slice(1) : xml).close()
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function attributeOf(attributes: Readonly<Record<string, unknown>>, wanted: string): string | undefined {
  const found = Object.keys(attributes).find((name) => localName(name) === wanted)
  return found === undefined ? undefined : String(attributes[found])
}
