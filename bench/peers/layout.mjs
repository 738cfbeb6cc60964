// Lays a network out with d3-force on rings, for comparison. Standard input:
// {"nodes": [{"r": radius, "half": half width}], "edges": [[a, b]], "charge", "link",
// "radial", "collide"}; standard output: {"at": [[x, y]], "ms": processor time}.
import { readFileSync } from "node:fs";
import { forceSimulation, forceManyBody, forceLink, forceRadial, forceCollide } from "d3-force";

const ask = JSON.parse(readFileSync(0, "utf8"));
const start = process.cpuUsage();
const nodes = ask.nodes.map((n, i) => ({ ...n, index: i }));
const links = ask.edges.map(([source, target]) => ({ source, target }));
const simulation = forceSimulation(nodes)
  .force("charge", forceManyBody().strength(ask.charge))
  .force("link", forceLink(links).distance(ask.link))
  .force("radial", forceRadial((n) => n.r, 0, 0).strength(ask.radial))
  .force("collide", forceCollide((n) => ask.collide * n.half))
  .stop();
simulation.tick(300); // until it is as cool as it gets by itself
const used = process.cpuUsage(start);
process.stdout.write(JSON.stringify({ at: nodes.map((n) => [n.x, n.y]), ms: (used.user + used.system) / 1000 }));
