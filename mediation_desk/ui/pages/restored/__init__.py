"""The page 恢复后补录: last numbers on paper, the list of what to enter again, receipts held against it."""
