// Switches in the Electron binary ("fuses"): a marker, a version, a length, then one character for each switch.
// https://www.electronjs.org/docs/latest/tutorial/fuses

const marker = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
const positions = { nodeCliInspect: 3, browserProcessSnapshot: 6 };

/** Sets switches in place. @param {Buffer} binary @param {{[name: string]: boolean}} wanted */
export function setFuses(binary, wanted) {
  const at = binary.indexOf(marker);
  if (at < 0) throw new Error('this Electron has no fuses');
  const first = at + marker.length + 2;
  const count = binary[first - 1];
  for (const [name, on] of Object.entries(wanted)) {
    const position = positions[name];
    if (position === undefined || position >= count) throw new Error(`this Electron has no fuse ${name}`);
    binary[first + position] = (on ? '1' : '0').charCodeAt(0);
  }
}
