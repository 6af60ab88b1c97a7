"""人员与交接: who works here, how each of them signs in, handing over, and a new register key."""
