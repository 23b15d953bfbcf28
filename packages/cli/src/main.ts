#!/usr/bin/env node
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as Cause from "effect/Cause"
import * as Exit from "effect/Exit"
import { program } from "./run.ts"

const interrupted = 130

NodeRuntime.runMain(program(process.argv.slice(2)), {
  disableErrorReporting: true,
  teardown: (exit, onExit) => {
    if (Exit.isSuccess(exit)) onExit(Number(exit.value))
    else onExit(Cause.hasInterruptsOnly(exit.cause) ? interrupted : 1)
  }
})
