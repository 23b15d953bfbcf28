import * as fc from "fast-check"
import { anyBundle, Coverage, cornersOf, cornerFloors, fieldCorners, fieldsIn, Runs } from "./src/index.ts"
for (const seed of [Runs.seed, 1, 2, 3]) {
const cov = Coverage.make(); const fcov = Coverage.make()
for (const b of fc.sample(anyBundle, {seed, numRuns: 1000})) { cov.note(cornersOf(b)); fcov.note(fieldsIn(b.bundle)) }
const low = fieldCorners.map(k => [k, (fcov.counts().get(k)??0)/10] as const).toSorted((a,b)=>a[1]-b[1]).slice(0,4)
console.log(seed, low, cov.shortfalls(cornerFloors))
console.log(Object.keys(cornerFloors).map(k => [k, (cov.counts().get(k)??0)/10, cornerFloors[k]!] as const).filter(x => x[1] < x[2]*1.12).join("\n"))
}
