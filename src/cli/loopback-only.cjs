// Loaded before a program that listens on every interface and has no setting for it: it then listens on loopback only.
const { Server } = require('node:net')

const HOST = '127.0.0.1'
const listen = Server.prototype.listen

Server.prototype.listen = function listenOnLoopback(...given) {
  const [first, ...rest] = given
  const isPort = typeof first === 'number' || (typeof first === 'string' && /^\d+$/.test(first))
  if (isPort) {
    const others = rest.filter((value) => typeof value === 'function' || typeof value === 'number')
    return listen.call(this, Number(first), HOST, ...others)
  }
  if (first !== null && typeof first === 'object' && 'port' in first) {
    return listen.call(this, { ...first, host: HOST }, ...rest)
  }
  if (first === undefined || typeof first === 'function') return listen.call(this, 0, HOST, ...given)
  return listen.apply(this, given)
}
