/** A function to be made small: answers its value and writes its gradient into `gradient`. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

interface Step {
  readonly moved: Float64Array;
  readonly turned: Float64Array;
  readonly curvature: number;
}

const REMEMBERED_STEPS = 8;
const MOST_ROUNDS = 200;
const MOST_HALVINGS = 30;
/** Share of the first gradient's length at which the search ends. */
const CLOSE_ENOUGH = 1e-3;

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < one.length; place += 1) sum += (one[place] ?? 0) * (other[place] ?? 0);
  return sum;
}

function add(target: Float64Array, factor: number, other: Float64Array): void {
  for (let place = 0; place < target.length; place += 1) target[place] = (target[place] ?? 0) + factor * (other[place] ?? 0);
}

/** The way down from here: the gradient, bent by what the last steps told of the curvature. */
function directionOf(gradient: Float64Array, steps: readonly Step[]): Float64Array {
  const way = gradient.map((each) => -each);
  const newest = steps.at(-1);
  if (newest === undefined) {
    const length = Math.sqrt(dot(gradient, gradient));
    return way.map((each) => each / length);
  }
  const shares = new Map<Step, number>();
  for (const step of [...steps].reverse()) {
    const share = dot(step.moved, way) / step.curvature;
    shares.set(step, share);
    add(way, -share, step.turned);
  }
  const stretch = newest.curvature / dot(newest.turned, newest.turned);
  const bent = way.map((each) => each * stretch);
  for (const step of steps) add(bent, (shares.get(step) ?? 0) - dot(step.turned, bent) / step.curvature, step.moved);
  return bent;
}

/** L-BFGS with halving steps (Nocedal and Wright, Numerical Optimization, algorithm 7.5): the same input gives the same result. */
export function minimize(objective: Objective, size: number): Float64Array {
  let point = new Float64Array(size);
  let gradient = new Float64Array(size);
  let value = objective(point, gradient);
  const enough = CLOSE_ENOUGH * Math.sqrt(dot(gradient, gradient));
  let steps: Step[] = [];
  for (let round = 0; round < MOST_ROUNDS && Math.sqrt(dot(gradient, gradient)) > enough; round += 1) {
    const way = directionOf(gradient, steps);
    const slope = dot(gradient, way);
    const nextGradient = new Float64Array(size);
    let next = point;
    let nextValue = value;
    let length = 1;
    for (let halving = 0; halving < MOST_HALVINGS; halving += 1) {
      next = Float64Array.from(point);
      add(next, length, way);
      nextValue = objective(next, nextGradient);
      if (nextValue <= value + 1e-4 * length * slope) break;
      length /= 2;
    }
    const moved = way.map((each) => each * length);
    const turned = nextGradient.map((each, place) => each - (gradient[place] ?? 0));
    const curvature = dot(moved, turned);
    if (curvature > 1e-12) steps = [...steps, { moved, turned, curvature }].slice(-REMEMBERED_STEPS);
    point = next;
    gradient = nextGradient;
    value = nextValue;
  }
  return point;
}
